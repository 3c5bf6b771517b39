namespace Mandates.Pages.Status;

/// <summary>A row of the matrix of states: what is known of one, with its name in the language of the page.</summary>
public sealed record StateRow(StateLine Line, string Name, Instant? LinkUsed, bool IsTroubled)
{
    /// <summary>By which the matrix can be filtered; each has its text show.{…}.</summary>
    public static readonly IReadOnlyList<string> Filters = ["all", "silent", "replied", "late", "onBehalf", "extended", "withMission", "unreachable", "troubled"];

    /// <summary>By which it can be sorted; each has its text by.{…}.</summary>
    public static readonly IReadOnlyList<string> Orders = ["state", "reply", "focalPoints", "link", "contributions", "notice"];

    public static IReadOnlyList<StateRow> Of(MandateView view, Texts t)
    {
        var query = view.Query;
        var names = StringComparer.Create(t.Culture, ignoreCase: true);
        var rows = view.Status.States
            .Select(line => new StateRow(
                line, view.Plan.State(line.Id)!.Names[t.Language], view.LinkUsed.TryGetValue(line.Id, out var used) ? used : null, view.Troubled.Contains(line.Id)))
            .Where(row => row.Is(query.Show))
            .OrderBy(row => row.Name, names);
        var sorted = query.Sort switch
        {
            "state" => rows,
            "reply" => rows.OrderBy(row => row.Line.RepliedAt ?? Instant.MaxValue),
            "focalPoints" => rows.OrderBy(row => row.Line.FocalPoints),
            "link" => rows.OrderBy(row => row.LinkUsed ?? Instant.MinValue),
            "contributions" => rows.OrderBy(row => row.Line.Contributions),
            _ => rows.OrderBy(row => row.Line.LastNotice?.At ?? Instant.MinValue),
        };
        return [.. query.Down ? sorted.Reverse() : sorted];
    }

    private bool Is(string filter) => filter switch
    {
        "silent" => Line.RepliedAt is null,
        "replied" => Line.RepliedAt is not null,
        "late" => Line.Late,
        "onBehalf" => Line.OnBehalf,
        "extended" => Line.ExtendedTo is not null,
        "withMission" => Line.WithMissionUntil is not null,
        "unreachable" => Line.Unreachable,
        "troubled" => IsTroubled,
        _ => true,
    };
}

/// <summary>What the matrix is asked for, as its address says it.</summary>
/// <param name="Show">Which states.</param>
/// <param name="Sort">By which column.</param>
/// <param name="Down">The last first.</param>
/// <param name="All">Also where there are many.</param>
public sealed record StateQuery(string Show = "all", string Sort = "state", bool Down = false, bool All = false)
{
    public static StateQuery Of(string? show, string? sort, string? down, string? all) => new(
        StateRow.Filters.FirstOrDefault(f => f == show) ?? "all", StateRow.Orders.FirstOrDefault(o => o == sort) ?? "state", down == "true", all == "true");

    public string Address => $"?show={Show}&sort={Sort}{(Down ? "&down=true" : "")}{(All ? "&all=true" : "")}";
}
