using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;

namespace Mandates.Local.Hosting;

/// <summary>What fires a function. The route is the template without the prefix of host.json, and only http has one.</summary>
internal sealed record TriggerBinding(TriggerBindingAttribute Attribute, ParameterInfo Parameter, RoutePattern? Route)
{
    /// <summary>The only type that the trigger's parameter may have; null when any will do.</summary>
    public Type? RequiredType => Attribute switch
    {
        HttpTriggerAttribute => typeof(HttpRequest),
        TimerTriggerAttribute => typeof(TimerInfo),
        OrchestrationTriggerAttribute => typeof(TaskOrchestrationContext),
        _ => null,
    };
}
