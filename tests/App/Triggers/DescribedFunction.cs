using Mandates.Functions;
using Mandates.Local.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.App.Tests.Triggers;

/// <summary>What a host has to know of a function, from whichever source it knows it.</summary>
internal sealed record DescribedFunction(string Name, string Trigger, string? Route, string Methods, string? Level, string? Schedule)
{
    /// <summary>As the local host finds it, by reflection.</summary>
    public static IReadOnlyList<DescribedFunction> OfCatalog()
    {
        var catalog = new FunctionCatalog(typeof(Composition).Assembly.GetTypes());
        return InOrder(catalog.Http.Concat(catalog.Timers).Concat(catalog.Orchestrators).Concat(catalog.Activities).Select(Of));
    }

    /// <summary>As the worker tells it to the Functions host, from what its SDK has generated into the app.</summary>
    public static async Task<IReadOnlyList<DescribedFunction>> OfWorkerAsync()
    {
        var functions = await new GeneratedFunctionMetadataProvider().GetFunctionMetadataAsync("");
        return InOrder(functions.Select(f => Of(f.Name!, f.RawBindings!.Select(b => JsonNode.Parse(b)))));
    }

    /// <summary>As it is published for the platform, in functions.metadata.</summary>
    public static async Task<IReadOnlyList<DescribedFunction>> OfFileAsync(string file)
    {
        await using var stream = File.OpenRead(file);
        var functions = (await JsonNode.ParseAsync(stream))!.AsArray();
        return InOrder(functions.Select(f => Of((string)f!["name"]!, f["bindings"]!.AsArray())));
    }

    private static DescribedFunction Of(LocalFunction function) => function.Trigger.Attribute switch
    {
        HttpTriggerAttribute http => new(function.Name, "httpTrigger", http.Route, string.Join(' ', http.Methods ?? []), http.AuthLevel.ToString(), null),
        TimerTriggerAttribute timer => new(function.Name, "timerTrigger", null, "", null, timer.Schedule),
        _ => new(function.Name, function.InputBindings[function.Trigger.Parameter.Name!].Type, null, "", null, null),
    };

    private static DescribedFunction Of(string name, IEnumerable<JsonNode?> bindings)
    {
        var trigger = bindings.Single(b => ((string)b!["type"]!).EndsWith("Trigger", StringComparison.Ordinal))!;
        return new(
            name,
            (string)trigger["type"]!,
            (string?)trigger["route"],
            string.Join(' ', trigger["methods"]?.AsArray().Select(m => (string)m!) ?? []),
            (string?)trigger["authLevel"],
            (string?)trigger["schedule"]);
    }

    private static DescribedFunction[] InOrder(IEnumerable<DescribedFunction> functions) => [.. functions.OrderBy(f => f.Name, StringComparer.Ordinal)];
}
