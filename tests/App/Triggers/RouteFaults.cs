using Microsoft.AspNetCore.Routing.Patterns;

namespace Mandates.App.Tests.Triggers;

/// <summary>What the real host takes from a route without a word, and then answers wrongly or not at all.</summary>
internal static class RouteFaults
{
    public static IReadOnlyList<string> Of(IEnumerable<DescribedFunction> functions)
    {
        var http = functions.Where(f => f.Trigger == "httpTrigger").ToList();
        return [.. http.Select(Start).OfType<string>(), .. Overlaps(http)];
    }

    private static string? Start(DescribedFunction function) => Template(function) switch
    {
        // Every HTTP function would answer 500, after fifteen seconds.
        ['/', ..] => $"The route of {function.Name} starts with a slash; for the root page write \"{{none:maxlength(0)?}}\".",
        var template when IsOfTheHost(template) => $"The route of {function.Name} starts with admin or runtime, which the host keeps for itself.",
        _ => null,
    };

    private static bool IsOfTheHost(string template) =>
        template.StartsWith("admin", StringComparison.OrdinalIgnoreCase) || template.StartsWith("runtime", StringComparison.OrdinalIgnoreCase);

    // The host would choose by the functions' names, or fail.
    private static IEnumerable<string> Overlaps(IReadOnlyList<DescribedFunction> http)
    {
        var patterns = http.Select(f => RoutePatternFactory.Parse(Template(f))).ToList();
        for (var i = 0; i < http.Count; i++)
            for (var j = i + 1; j < http.Count; j++)
                if (ShareMethod(http[i], http[j]) && RouteOverlap.Exists(patterns[i], patterns[j]))
                    yield return $"{http[i].Name} ('{Template(http[i])}') and {http[j].Name} ('{Template(http[j])}') can match the same address; change one route or its methods.";
    }

    private static bool ShareMethod(DescribedFunction one, DescribedFunction other) =>
        one.Methods.Length == 0 || other.Methods.Length == 0
        || one.Methods.Split(' ').Intersect(other.Methods.Split(' '), StringComparer.OrdinalIgnoreCase).Any();

    private static string Template(DescribedFunction function) => function.Route ?? function.Name;
}
