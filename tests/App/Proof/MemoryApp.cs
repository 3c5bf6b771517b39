using System.Reflection;
using Mandates.Domain.Participants;
using Mandates.Domain.Timeline;
using Mandates.Functions.Submission;
using Mandates.Functions.Timeline;
using Mandates.Local.Engine;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using NodaTime;

namespace Mandates.App.Tests.Proof;

/// <summary>
/// The app's own orchestrators, with activities that act on a <see cref="MemoryStore"/> as the app does on the real
/// one: each notice is claimed, sent and settled, each act recorded, and the process may die at every step.
/// </summary>
internal sealed class MemoryApp(MemoryStore store, TimeProvider time, Crash crash) : IDurableFunctions
{
    private const int InFlight = 2;

    private static readonly Dictionary<string, MethodInfo> OrchestratorMethods = typeof(MandateTimeline).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.GetParameters().Any(p => p.IsDefined(typeof(OrchestrationTriggerAttribute))))
        .ToDictionary(method => method.GetCustomAttribute<FunctionAttribute>()!.Name);

    public static IReadOnlyCollection<string> OrchestratorNames => OrchestratorMethods.Keys;

    public IReadOnlyCollection<string> Orchestrators => OrchestratorNames;

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    public static Func<TaskOrchestrationContext, Task<object?>>? OrchestratorOf(string name) =>
        OrchestratorMethods.TryGetValue(name, out var method) ? context => RunAsync(method, context) : null;

    public Func<TaskOrchestrationContext, Task<object?>>? Orchestrator(string name) => OrchestratorOf(name);

    public Func<ActivityCall, Task<object?>>? Activity(string name) => name switch
    {
        nameof(PerformDue) => _ => Task.FromResult<object?>(PerformDue()),
        nameof(FreezePackage) => _ => Task.FromResult<object?>(Freeze()),
        _ => null,
    };

    private static async Task<object?> RunAsync(MethodInfo orchestrator, TaskOrchestrationContext context)
    {
        await (Task)orchestrator.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [context], null)!;
        return null;
    }

    private Look PerformDue()
    {
        while (Outlook.At(Now, store.Current.Plan, store.Current.Record).Due is [var act, ..])
        {
            Perform(act);
        }

        var (plan, record) = store.Current;
        return new(
            [.. Enum.GetValues<Milestone>().Where(m => record.Reached(plan, m) is not null)],
            Outlook.At(Now, plan, record).Next?.ToDateTimeUtc());
    }

    private void Perform(ScheduledAct act)
    {
        foreach (var notice in store.Unsettled(act.Key))
        {
            if (!store.WasMailed(notice))
            {
                crash.Around(() => store.Mail(notice));
            }

            crash.Around(() => store.Settle([notice]));
        }

        var (plan, record) = store.Current;
        foreach (var batch in Recipients.Of(act.Audience, plan, [], record.HasReplied).Select(to => $"{act.Key}|{to.Contact}").Chunk(InFlight))
        {
            IReadOnlyList<string> claimed = [];
            crash.Around(() => claimed = store.Claim(batch));
            foreach (var notice in claimed)
            {
                crash.Around(() => store.Mail(notice));
            }

            crash.Around(() => store.Settle(claimed));
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
