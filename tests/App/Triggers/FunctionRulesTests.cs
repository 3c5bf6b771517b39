using Mandates.Functions;
using Mandates.Local.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Mandates.App.Tests.Triggers;

/// <summary>
/// What the real host takes from a function without a word, and then answers wrongly. That every function is public is
/// held by <see cref="PublishTests"/>: the worker does not know of one that is not.
/// </summary>
public sealed class FunctionRulesTests
{
    private static readonly FunctionCatalog Catalog = new(typeof(Composition).Assembly.GetTypes());

    [Fact]
    public void A_trigger_is_taken_as_the_type_that_the_worker_gives()
    {
        Assert.All(Catalog.Http, f => Assert.Equal(typeof(HttpRequest), f.Trigger.Parameter.ParameterType));
        Assert.All(Catalog.Timers, f => Assert.Equal(typeof(TimerInfo), f.Trigger.Parameter.ParameterType));
        Assert.All(Catalog.Orchestrators, f => Assert.Equal(typeof(TaskOrchestrationContext), f.Trigger.Parameter.ParameterType));
    }

    // The real host answers any other value with an empty 200.
    [Fact]
    public void An_http_function_returns_a_result() =>
        Assert.All(Catalog.Http, f => Assert.Contains(f.Method.ReturnType, (Type[])[typeof(IResult), typeof(Task<IResult>)]));

    // A key says that a caller may act and not who acts; [Allow] says who may.
    [Fact]
    public void No_function_asks_for_a_key() =>
        Assert.All(Catalog.Http, f => Assert.Equal(AuthorizationLevel.Anonymous, ((HttpTriggerAttribute)f.Trigger.Attribute).AuthLevel));

    // On Azure it would run at every scale-out.
    [Fact]
    public void No_timer_runs_at_start() => Assert.All(Catalog.Timers, f => Assert.False(((TimerTriggerAttribute)f.Trigger.Attribute).RunOnStartup, f.Name));
}
