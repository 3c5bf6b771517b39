using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Mandates.Local.Hosting;

internal sealed class LocalBindingMetadata(string name, string type) : BindingMetadata
{
    public override string Name => name;

    public override string Type => type;

    public override BindingDirection Direction => BindingDirection.In;

    /// <summary>"httpTrigger" for [HttpTrigger], and so on: the names that middleware tests for.</summary>
    public static LocalBindingMetadata? Of(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<BindingAttribute>() is not { } binding)
            return null;

        var name = binding.GetType().Name[..^nameof(Attribute).Length];
        return new LocalBindingMetadata(parameter.Name!, char.ToLowerInvariant(name[0]) + name[1..]);
    }
}
