using Mandates.Local.Engine;
using Microsoft.DurableTask;

namespace Mandates.App.Tests.Proof;

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
        private readonly Dictionary<string, List<HistoryEvent>> delivered = [];

        public IEnumerable<HistoryEvent> Deliver(string instance, IEnumerable<HistoryEvent> messages)
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

    private sealed class Twice(IDurableFunctions functions) : IDurableFunctions
    {
        public IReadOnlyCollection<string> Orchestrators => functions.Orchestrators;

        public Func<TaskOrchestrationContext, Task<object?>>? Orchestrator(string name) => functions.Orchestrator(name);

        public Func<ActivityCall, Task<object?>>? Activity(string name) =>
            functions.Activity(name) is { } activity ? call => RunAsync(activity, call) : null;

        private static async Task<object?> RunAsync(Func<ActivityCall, Task<object?>> activity, ActivityCall call)
        {
            await activity(call);
            return await activity(call);
        }
    }
}
