using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Local.Hosting;

internal delegate object? BindParameter(LocalFunctionContext context);

/// <summary>Where a function's parameters come from; null for a parameter that the real worker could not fill either.</summary>
internal static class ParameterBinder
{
    public static BindParameter? For(ParameterInfo parameter, TriggerBinding trigger)
    {
        var type = parameter.ParameterType;
        // By place: reflection may hand out another object for the same parameter.
        if (parameter.Position == trigger.Parameter.Position)
            return trigger.Attribute is ActivityTriggerAttribute ? context => Input((ActivityInput)context.Trigger, type) : context => context.Trigger;
        if (type == typeof(FunctionContext))
            return context => context;
        if (type == typeof(CancellationToken))
            return context => context.CancellationToken;
        if (type == typeof(DurableTaskClient) && parameter.GetCustomAttribute<DurableClientAttribute>() is not null)
            return context => context.InstanceServices.GetRequiredService<DurableTaskClient>();
        if (trigger.Attribute is OrchestrationTriggerAttribute)
            return OrchestrationInput(type);
        return trigger.Route?.GetParameter(parameter.Name!) is { } value ? RouteValue(value, type) : null;
    }

    // As the extension does: the parameter of an orchestrator that has no binding of its own is the input.
    private static BindParameter OrchestrationInput(Type type)
    {
        var read = typeof(TaskOrchestrationContext).GetMethod(nameof(TaskOrchestrationContext.GetInput))!.MakeGenericMethod(type);
        return context => read.Invoke(context.Trigger, BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null);
    }

    private static object? Input(ActivityInput given, Type type) =>
        given.Value ?? (type.IsValueType ? Activator.CreateInstance(type) : null);

    private static BindParameter? RouteValue(RoutePatternParameterPart value, Type type)
    {
        if (type == typeof(string))
            return context => Text(context, value.Name);
        if (type == typeof(int) && !value.IsOptional)
            return context => int.Parse(Text(context, value.Name)!, System.Globalization.CultureInfo.InvariantCulture);
        if (type == typeof(int?))
            return context => Text(context, value.Name) is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
        return null;
    }

    private static string? Text(LocalFunctionContext context, string name) =>
        ((HttpRequest)context.Trigger).HttpContext.GetRouteValue(name) as string;
}
