using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Mandates.Functions.Submission;
using Mandates.Functions.Timeline;
using Mandates.Local.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mandates.App.Tests.Resilience;

/// <summary>
/// The app's own orchestrators, with activities that act on a <see cref="MemoryStore"/> as the app does on the real
/// one: each notice is claimed, sent and settled, each act recorded, and the process may die at every step.
/// </summary>
/// <param name="store">What outlives the process.</param>
/// <param name="time">The mandate's time.</param>
/// <param name="crash">Where the process dies.</param>
/// <param name="realTime">The real clock's time for a moment of the mandate's; the same when there is one clock.</param>
internal sealed class MemoryApp(MemoryStore store, TimeProvider time, Crash crash, Func<Instant, DateTime>? realTime = null) : IDurableTaskFactory
{
    private const int InFlight = 2;

    private static readonly Dictionary<string, MethodInfo> OrchestratorMethods = typeof(MandateTimeline).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.GetParameters().Any(p => p.IsDefined(typeof(OrchestrationTriggerAttribute))))
        .ToDictionary(method => method.GetCustomAttribute<FunctionAttribute>()!.Name);

    public static IReadOnlyCollection<string> OrchestratorNames => OrchestratorMethods.Keys;

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    public static ITaskOrchestrator? OrchestratorOf(string name) => OrchestratorMethods.TryGetValue(name, out var method)
        ? new GuardedOrchestrator(context => RunAsync(method, context), NullLoggerFactory.Instance)
        : null;

    public bool TryCreateOrchestrator(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator) =>
        (orchestrator = OrchestratorOf(name)) is not null;

    public bool TryCreateActivity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity)
    {
        activity = name.Name switch
        {
            nameof(PerformDue) => FuncTaskActivity.Create<object?, object?>((_, _) => Task.FromResult<object?>(PerformDue())),
            nameof(FreezePackage) => FuncTaskActivity.Create<object?, object?>((_, _) => Task.FromResult(Freeze())),
            _ => null,
        };
        return activity is not null;
    }

    private static async Task<object?> RunAsync(MethodInfo orchestrator, TaskOrchestrationContext context)
    {
        await (Task)orchestrator.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [context, .. orchestrator.GetParameters().Skip(1).Select(_ => context.GetInput<string>())], null)!;
        return null;
    }

    private DueResult PerformDue()
    {
        while (Outlook.At(Now, store.Current.Plan, store.Current.Record).Due is [var act, ..])
        {
            Perform(act);
        }

        var (plan, record) = store.Current;
        return new(
            [.. Enum.GetValues<Milestone>().Where(m => record.Reached(plan, m) is not null)],
            Outlook.At(Now, plan, record).Next is { } next ? (realTime ?? (at => at.ToDateTimeUtc()))(next) : null);
    }

    private void Perform(ScheduledAct act)
    {
        foreach (var notice in store.Incomplete(act.Key))
        {
            if (!store.WasMailed(notice))
            {
                crash.Around(() => store.Mail(notice));
            }

            crash.Around(() => store.Complete([notice]));
        }

        var (plan, record) = store.Current;
        foreach (var batch in Recipients.Of(act.Audience, plan, People.Named, record.HasReplied).Select(to => $"{act.Key}|{to.Contact}").Chunk(InFlight))
        {
            IReadOnlyList<string> reserved = [];
            crash.Around(() => reserved = store.Reserve(batch));
            foreach (var notice in reserved)
            {
                crash.Around(() => store.Mail(notice));
            }

            crash.Around(() => store.Complete(reserved));
        }

        var done = new PerformedAct(act.Key, act.Reason, act.DoneAt(Now), Tally.None);
        crash.Around(() => store.Add($"act|{act.Key}", r => r with { Acts = [.. r.Acts, done] }));
    }

    private object? Freeze()
    {
        crash.Around(() => store.Add("package", r => r with { Package = new("00", Now, "package.zip") }));
        return null;
    }
}
