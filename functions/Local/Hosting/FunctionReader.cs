using System.Reflection;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Mandates.Local.Hosting;

/// <summary>Reads one [Function] method, and refuses one that cannot be called.</summary>
internal static class FunctionReader
{
    public static LocalFunction Read(MethodInfo method, string name)
    {
        var triggers = method.GetParameters()
            .Select(p => (Parameter: p, Attribute: p.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(t => t.Attribute is not null)
            .ToList();
        if (triggers is not [var (parameter, attribute)])
            throw Refuse(name, $"has {triggers.Count} triggers; it needs exactly one");

        var trigger = new TriggerBinding(attribute!, parameter, attribute is HttpTriggerAttribute http ? Route(name, http) : null);
        return new LocalFunction(name, method, trigger, [.. method.GetParameters().Select(p => Bind(name, p, trigger))]);
    }

    private static BindParameter Bind(string name, ParameterInfo parameter, TriggerBinding trigger) =>
        ParameterBinder.For(parameter, trigger)
        ?? throw Refuse(name, $"has a parameter '{parameter.Name}' of type {parameter.ParameterType.Name} that nothing can fill; "
            + "besides the trigger it may take FunctionContext, CancellationToken, [DurableClient] DurableTaskClient and, "
            + "named as in the route, string, int or (when optional) int?");

    private static RoutePattern Route(string name, HttpTriggerAttribute trigger)
    {
        var template = trigger.Route ?? name;
        try
        {
            return RoutePatternFactory.Parse(template);
        }
        catch (RoutePatternException e)
        {
            throw new LocalHostException($"The function {name} has the route '{template}', which cannot be understood: {e.Message}", e);
        }
    }

    private static LocalHostException Refuse(string name, string why) => new($"The function {name} {why}.");
}
