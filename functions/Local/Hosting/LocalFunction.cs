using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Local.Hosting;

/// <summary>One method with [Function], as middleware sees it and as the invoker runs it.</summary>
public sealed class LocalFunction : FunctionDefinition
{
    internal LocalFunction(string name, MethodInfo method, TriggerBinding trigger, IReadOnlyList<BindParameter> binders)
    {
        Name = name;
        Method = method;
        Trigger = trigger;
        Binders = binders;
        Parameters = [.. method.GetParameters().Select(p => new FunctionParameter(p.Name!, p.ParameterType))];
        InputBindings = method.GetParameters()
            .Select(LocalBindingMetadata.Of)
            .OfType<BindingMetadata>()
            .ToImmutableDictionary(b => b.Name);
    }

    public override string Name { get; }

    public override string Id => Name;

    public override string PathToAssembly => Method.DeclaringType!.Assembly.Location;

    public override string EntryPoint => $"{Method.DeclaringType}.{Method.Name}";

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

    internal MethodInfo Method { get; }

    internal TriggerBinding Trigger { get; }

    internal IReadOnlyList<BindParameter> Binders { get; }
}
