using Mandates.Local.Engine;
using Microsoft.DurableTask;

namespace Mandates.Local.Tests.Engine;

internal sealed class TestFunctions : IDurableFunctions
{
    private readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> orchestrators = [];
    private readonly Dictionary<string, Func<ActivityCall, Task<object?>>> activities = [];

    public IReadOnlyCollection<string> Orchestrators => orchestrators.Keys;

    public Func<TaskOrchestrationContext, Task<object?>>? Orchestrator(string name) => orchestrators.GetValueOrDefault(name);

    public Func<ActivityCall, Task<object?>>? Activity(string name) => activities.GetValueOrDefault(name);

    public TestFunctions Orchestrate(string name, Func<TaskOrchestrationContext, Task<object?>> body)
    {
        orchestrators[name] = body;
        return this;
    }

    public TestFunctions Act(string name, Func<ActivityCall, object?> body) =>
        ActAsync(name, call => Task.FromResult(body(call)));

    public TestFunctions ActAsync(string name, Func<ActivityCall, Task<object?>> body)
    {
        activities[name] = body;
        return this;
    }

    /// <summary>An activity that returns its input, and an orchestrator that calls it so many times.</summary>
    public static TestFunctions Echo(int times = 1) => new TestFunctions()
        .Act("Echo", call => DurableJson.Converter.Deserialize<string>(call.InputJson))
        .Orchestrate("Main", async context =>
        {
            var said = new List<string>();
            for (var i = 0; i < times; i++)
            {
                said.Add(await context.CallActivityAsync<string>("Echo", $"{context.GetInput<string>()}{i}"));
            }

            return string.Join(' ', said);
        });
}
