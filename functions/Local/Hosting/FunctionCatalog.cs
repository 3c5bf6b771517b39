using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Local.Hosting;

/// <summary>All functions of the app, by trigger. Made once at start; throws <see cref="LocalHostException"/> for what would fail later.</summary>
public sealed class FunctionCatalog
{
    private const BindingFlags AnyMethod =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly Dictionary<string, LocalFunction> functions = new(StringComparer.OrdinalIgnoreCase);

    public FunctionCatalog(IEnumerable<Type> types)
    {
        foreach (var method in types.SelectMany(t => t.GetMethods(AnyMethod)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { } attribute)
                continue;
            if (!functions.TryAdd(attribute.Name, FunctionReader.Read(method, attribute.Name)))
                throw new LocalHostException($"Two functions are named {attribute.Name}; function names are unique in an app, whatever their case.");
        }
    }

    public IEnumerable<LocalFunction> Http => TriggeredBy<HttpTriggerAttribute>();

    public IEnumerable<LocalFunction> Timers => TriggeredBy<TimerTriggerAttribute>();

    public IEnumerable<LocalFunction> Orchestrators => TriggeredBy<OrchestrationTriggerAttribute>();

    public IEnumerable<LocalFunction> Activities => TriggeredBy<ActivityTriggerAttribute>();

    private IEnumerable<LocalFunction> TriggeredBy<T>() => functions.Values.Where(f => f.Trigger.Attribute is T);
}
