using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Mandates.Local.Hosting;

/// <summary>Reads one [Function] method, and refuses what the real host would accept and then answer wrongly.</summary>
internal static class FunctionReader
{
    public static LocalFunction Read(MethodInfo method, string name)
    {
        if (!method.IsPublic || !method.DeclaringType!.IsVisible)
            throw Refuse(name, "is not public, so the real worker would not find it; make the method and its class public");

        var triggers = method.GetParameters()
            .Select(p => (Parameter: p, Attribute: p.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(t => t.Attribute is not null)
            .ToList();
        if (triggers is not [var (parameter, attribute)])
            throw Refuse(name, $"has {triggers.Count} triggers; it needs exactly one");

        var trigger = new TriggerBinding(attribute!, parameter, attribute is HttpTriggerAttribute http ? Route(name, http) : null);
        Check(name, method, trigger);
        return new LocalFunction(name, method, trigger, [.. method.GetParameters().Select(p => Bind(name, p, trigger))]);
    }

    private static void Check(string name, MethodInfo method, TriggerBinding trigger)
    {
        if (trigger.RequiredType is { } required && trigger.Parameter.ParameterType != required)
            throw Refuse(name, $"takes its trigger as {trigger.Parameter.ParameterType.Name}; take it as {required.Name}");

        if (trigger.Attribute is TimerTriggerAttribute { RunOnStartup: true })
            throw Refuse(name, "runs on start-up, which on Azure means at every scale-out; remove RunOnStartup");

        if (trigger.Attribute is HttpTriggerAttribute { AuthLevel: not AuthorizationLevel.Anonymous } http)
            throw Refuse(name, $"asks for a key of level {http.AuthLevel}, which says that a caller may act and not who acts; "
                + "make it Anonymous and say with [Allow] who may call it");

        var value = ReturnTypes.ValueOf(method.ReturnType);
        if (trigger.Attribute is HttpTriggerAttribute && value != typeof(void) && !value.IsAssignableTo(typeof(IResult)))
            throw Refuse(name, $"returns {value.Name}, which the real host would answer with an empty 200; return an IResult");
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
