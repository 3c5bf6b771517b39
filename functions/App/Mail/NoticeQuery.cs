using Azure.Data.Tables;
using Mandates.Functions.Web;
using static Mandates.Functions.Mail.NoticeRow;

namespace Mandates.Functions.Mail;

/// <summary>Which notices of the outbox, and after which one.</summary>
public sealed record NoticeQuery
{
    public const int MostOnAPage = 1000;

    /// <summary>Key of the act of the timeline that sent them.</summary>
    public string? Act { get; init; }

    public string? State { get; init; }
    public string? Contact { get; init; }
    public NoticeReason? Reason { get; init; }

    /// <summary>An outcome, or <c>underWay</c>.</summary>
    public string? Outcome { get; init; }

    public Delivery? Delivery { get; init; }

    /// <summary>Only those that need a person.</summary>
    public bool Troubled { get; init; }

    /// <summary>Key of the last one of the page before.</summary>
    public string? After { get; init; }

    public int Limit { get; init; } = MostOnAPage;

    /// <exception cref="ProblemException">422 when a value is none of those that are known.</exception>
    public static NoticeQuery Of(IQueryCollection query) => new()
    {
        Act = Text(query, "act"),
        State = Text(query, "state"),
        Contact = Text(query, "contact"),
        Reason = Word<NoticeReason>(query, "reason"),
        Outcome = UnderWay.Equals(Text(query, "outcome"), StringComparison.OrdinalIgnoreCase) ? UnderWay : Word<NoticeOutcome>(query, "outcome")?.ToString(),
        Delivery = Word<Delivery>(query, "delivery"),
        Troubled = Text(query, "troubled") switch { null or "false" => false, "true" => true, _ => throw Unknown("troubled", "true or false") },
        After = Text(query, "after"),
        Limit = Text(query, "limit") is not { } limit ? MostOnAPage
            : int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostOnAPage ? number
            : throw Unknown("limit", $"a number from 1 to {MostOnAPage}"),
    };

    internal string Filter(MandateId mandate)
    {
        var (from, to, mark) = Troubled ? (TroubleMark, FirstNotice, TroubleMark) : (FirstNotice, IdMark, "");
        List<string> parts = [TableClient.CreateQueryFilter($"PartitionKey eq {mandate.Value} and RowKey ge {from} and RowKey lt {to}")];
        if (Act is not null)
        {
            parts.Add(TableClient.CreateQueryFilter($"RowKey gt {$"{mark}{Act}|"} and RowKey lt {$"{mark}{Act}|{IdMark}"}"));
        }

        if (After is not null)
        {
            parts.Add(TableClient.CreateQueryFilter($"RowKey gt {mark + After}"));
        }

        parts.AddRange(
            from given in new (string Name, string? Value)[]
            {
                (nameof(Notice.State), State), (nameof(Notice.Contact), Contact), (nameof(Notice.Reason), Reason?.ToString()),
                (nameof(Notice.Outcome), Outcome), (nameof(Notice.Delivery), Delivery?.ToString()),
            }
            where given.Value is not null
            select $"{given.Name} eq '{given.Value!.Replace("'", "''", StringComparison.Ordinal)}'");
        return string.Join(" and ", parts);
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static T? Word<T>(IQueryCollection query, string name)
        where T : struct, Enum =>
        Text(query, name) is not { } word ? null
        : char.IsLetter(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value
        : throw Unknown(name, string.Join(", ", Enum.GetNames<T>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])));

    private static ProblemException Unknown(string name, Sentence known) =>
        ProblemException.Unprocessable("The outbox cannot be searched with these filters.", [$"'{name}' must be one of: {known}."]);
}
