namespace Mandates.Functions.Mail;

/// <summary>What is new, a line each, without a word that a participant wrote: the letter comes from the organisation's own address.</summary>
internal static class NewsLines
{
    public static string Of(LetterContext c) => string.Join("\n", Lines(c).Select(line => $"– {line}"));

    private static IEnumerable<string> Lines(LetterContext c)
    {
        var news = Domain.Timeline.News.For(new(c.To.Contact), c.Act, c.Plan, c.Record);
        var words = c.Language.Words;
        foreach (var draft in news.Drafts)
        {
            yield return words["letter-news.draft", draft.Symbol];
        }

        foreach (var i in news.Information)
        {
            yield return words[c.Record.WithdrawalOf(i) is null ? "letter-news.information" : "letter-news.withdrawn", i.Symbol(c.Plan), words[$"information-kind.{Words.Camel(i.Kind)}"], By(c, i)];
        }

        if (news.Replies.Count > 0)
        {
            yield return words["letter-news.replies", string.Join(", ", news.Replies.Select(state => Name(c, state)))];
        }

        if (news.Contributions.Count > 0)
        {
            yield return words["letter-news.contributions", news.Contributions.Count, string.Join(", ", news.Contributions.Select(made => made.State).Distinct().Select(state => Name(c, state)))];
        }

        foreach (var meeting in news.Meetings)
        {
            yield return words["letter-news.meeting", SummaryRecord.Symbol(c.Plan, c.Record, meeting)];
        }

        foreach (var change in news.Calendar)
        {
            // A row stays in the plan, also when it is cancelled.
            var row = change is AddActivity added ? added.Activity : c.Plan.Activity(change.Subject)!;
            var (what, date) = change switch
            {
                AddActivity => ("letter-news.row-added", row.Date),
                MoveActivity moved => ("letter-news.row-moved", moved.Date),
                _ => ("letter-news.row-cancelled", row.Date),
            };
            yield return words[what, words[$"activity.{Words.Camel(row.Kind)}"], date is { } day ? words.LongDate(day) : words["letter.nothing-dated"]];
        }
    }

    private static string By(LetterContext c, Information information) =>
        information.State is { } state ? Name(c, state) : c.Language.Words[$"role.{Words.Camel(information.Office ?? PublishingOffice.Secretariat)}"];

    private static string Name(LetterContext c, StateId state) => c.Plan.State(state)?.Names[c.To.Language] ?? state;
}
