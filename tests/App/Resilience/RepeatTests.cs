using System.Diagnostics.CodeAnalysis;
using DurableTask.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;

namespace Mandates.App.Tests.Resilience;

/// <summary>Every message comes twice, earlier ones come again, in any order; every activity runs twice.</summary>
public class RepeatTests
{
    [Fact]
    public async Task Repeated_and_shuffled_messages_and_activities_leave_the_effects_of_a_calm_run()
    {
        using var calm = new MemoryRun();
        await calm.ToTheEndAsync();

        await Parallel.ForAsync(0, 30, async (seed, _) =>
        {
            using var run = new MemoryRun { Deliver = new Postman(seed).Deliver, Functions = app => new Twice(app) };
            await run.ToTheEndAsync();

            calm.Store.AssertSameEffects(run.Store, $"with seed {seed}");
        });
    }

    private sealed class Postman(int seed)
    {
        private readonly Random draw = new(seed);
        private readonly Dictionary<string, List<TaskMessage>> delivered = [];

        public IReadOnlyList<TaskMessage> Deliver(string instance, IReadOnlyList<TaskMessage> messages)
        {
            lock (delivered)
            {
                var earlier = delivered.TryGetValue(instance, out var list) ? list : delivered[instance] = [];
                earlier.AddRange(messages);
                var again = messages.Concat(messages).Concat(draw.GetItems(earlier.ToArray(), 3)).ToArray();
                draw.Shuffle(again);
                return again;
            }
        }
    }

    private sealed class Twice(IDurableTaskFactory functions) : IDurableTaskFactory
    {
        public bool TryCreateOrchestrator(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator) =>
            functions.TryCreateOrchestrator(name, serviceProvider, out orchestrator);

        public bool TryCreateActivity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity)
        {
            activity = functions.TryCreateActivity(name, serviceProvider, out var once) ? FuncTaskActivity.Create<object?, object?>((context, input) => RunAsync(once, context, input)) : null;
            return activity is not null;
        }

        private static async Task<object?> RunAsync(ITaskActivity activity, TaskActivityContext context, object? input)
        {
            await activity.RunAsync(context, input);
            return await activity.RunAsync(context, input);
        }
    }
}
