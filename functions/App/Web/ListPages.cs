namespace Mandates.Functions.Web;

/// <summary>Long lists a page at a time: each page is named, in <c>after</c>, by the last item of the one before it.</summary>
internal static class ListPages
{
    public const string After = "after";

    /// <summary>A page of a list, and the query of the page that follows; null on the last.</summary>
    public static (IReadOnlyList<T> Page, string? Next) Of<T>(HttpRequest request, IReadOnlyList<T> all, Func<T, string> key, int most)
    {
        var rest = request.Query[After].ToString() is { Length: > 0 } after ? all.SkipWhile(item => key(item) != after).Skip(1).ToArray() : all;
        return ([.. rest.Take(most)], rest.Count > most ? Query(request, (After, key(rest[most - 1]))) : null);
    }

    /// <summary>The query as it is, without what was done just now, so that the reader stays in the same list.</summary>
    public static string Query(HttpRequest request, params (string Name, string Value)[] changed)
    {
        var query = request.Query.Where(q => q.Key != "done").ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        foreach (var (name, value) in changed)
        {
            query[name] = value;
        }

        return QueryString.Create(query).Value ?? "";
    }

    /// <summary>Names the next page of an answer of the API (RFC 8288).</summary>
    public static void LinkNext(HttpRequest request, string query) =>
        request.HttpContext.Response.Headers.Link = $"<{request.Path}{query}>; rel=\"next\"";

    /// <summary>How many items a page of the API has.</summary>
    /// <exception cref="ProblemException">400 when it is no number of that range.</exception>
    public static int Limit(HttpRequest request, int usual, int most) => Number(request, "limit", usual) is var limit && limit >= 1 && limit <= most
        ? limit
        : throw new ProblemException(400, "The limit is out of range.", $"Give a 'limit' from 1 to {most}.");

    /// <exception cref="ProblemException">400 when it is no number.</exception>
    public static int Number(HttpRequest request, string name, int usual)
    {
        var given = request.Query[name].ToString();
        return given.Length == 0 ? usual
            : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ProblemException(400, "The page cannot be found.", $"'{name}' takes a whole number.");
    }
}
