using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Local.Hosting;

/// <summary>One method with [Function], as middleware sees it and as the invoker runs it.</summary>
public sealed class LocalFunction : FunctionDefinition
{
    internal LocalFunction(string name, MethodInfo method, TriggerBinding trigger, IReadOnlyList<BindParameter> parameters)
    {
        Name = name;
        Method = method;
        Trigger = trigger;
        Parameters = parameters;
        InputBindings = method.GetParameters()
            .Select(LocalBindingMetadata.Of)
            .OfType<BindingMetadata>()
            .ToImmutableDictionary(b => b.Name);
    }

    public override string Name { get; }

    public override string Id => Name;

    public override string EntryPoint => $"{Method.DeclaringType}.{Method.Name}";

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    internal MethodInfo Method { get; }

    internal TriggerBinding Trigger { get; }

    internal IReadOnlyList<BindParameter> Parameters { get; }
}
