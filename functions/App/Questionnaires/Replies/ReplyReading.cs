using Mandates.Functions.Questionnaires.Compilations;
using Mandates.Functions.Record;
using Mandates.Pages.Questionnaires.Replies;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Reads what a version of a reply says, question by question, and what it changed.</summary>
public sealed class ReplyReading(ReplyFiles files, QuestionnaireStore questionnaires)
{
    /// <summary>What was filled in on the page; null for a reply of files only.</summary>
    /// <exception cref="AlteredBlobException">It is gone, or is not as it was recorded.</exception>
    public async Task<Answers?> AnswersAsync(Reply reply, CancellationToken cancellationToken)
    {
        if (reply.Files.FirstOrDefault(f => f.IsAnswers) is not { } file)
        {
            return null;
        }

        await using var json = await files.OpenAsync(file, cancellationToken);
        return await JsonSerializer.DeserializeAsync<Answers>(json, RecordJson.Options, cancellationToken);
    }

    /// <param name="current">The mandate.</param>
    /// <param name="reply">The version to read.</param>
    /// <param name="versions">All versions of the state that the reader may read, this one among them.</param>
    /// <param name="texts">The reader's language; answers stay in the one that they were written in.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ReplyReadingView> OfAsync(MandateState current, Reply reply, IReadOnlyList<Reply> versions, Texts texts, CancellationToken cancellationToken)
    {
        var (plan, record) = (current.Plan, current.Record);
        var before = versions.Where(r => r.Version < reply.Version).MaxBy(r => r.Version);
        var (now, earlier) = (await AnswersAsync(reply, cancellationToken), before is null ? null : await AnswersAsync(before, cancellationToken));
        var asked = (now ?? earlier) is { } some ? (await questionnaires.FindAsync(current.Id, record, cancellationToken, some.Questionnaire))?.Questionnaire : null;
        return new()
        {
            Mandate = current.Id,
            Title = plan.Translate(texts.Language, plan.Mandate.Title),
            State = plan.State(reply.State)?.Names[texts.Language] ?? reply.State,
            Zone = plan.TimeZone.Id,
            ZoneName = texts.ZoneOf(plan),
            Reply = reply,
            Receipt = reply.ReceiptNumber(current.Id),
            Visibility = record.VisibilityOf(reply.State),
            Paper = reply.OnBehalf is { } number ? record.Paper(reply.State, number) : null,
            Ruling = record.RulingOn(reply),
            WithdrawnAt = reply.IsWithdrawn(record.Withdrawals) ? record.Withdrawals.Where(w => w.State == reply.State && w.Version >= reply.Version).Min(w => w.At) : null,
            Versions = [.. versions.Select(r => r.Version).Order()],
            Since = before?.Version,
            Sections = [.. asked?.Sections.Select(s => new ReadSection(s.Title[texts.Language], [.. s.Questions.Select(q => Read(q, now, earlier, reply, texts))])) ?? []],
            WrittenIn = now?.Language,
            Files = [.. reply.Files.Select((file, i) => (file, i)).Where(f => !f.file.IsAnswers)
                .Select(f => new ReadFile(f.i + 1, new(f.file.Name, f.file.Length, f.file.Sha256), ReplyChanges.Of(f.file, before?.Files ?? [])))],
            FilesGone = [.. (before?.Files ?? []).Where(f => !f.IsAnswers && reply.Files.All(there => there.Name != f.Name)).Select(f => f.Name)],
        };
    }

    private static ReadAnswer Read(Question question, Answers? now, Answers? earlier, Reply reply, Texts texts)
    {
        var (values, before) = (now?.To(question.Number) ?? [], earlier?.To(question.Number) ?? []);
        var change = ReplyChanges.Of(values, before);
        int? place = question.Kind == QuestionKind.Document && values is [var name, ..] && reply.Files.Select(f => f.Name).ToList().IndexOf(name) is >= 0 and var at ? at + 1 : null;
        return new(
            question.Number, question.Text[texts.Language], Words(values), place, change,
            change is ReplyChange.Changed or ReplyChange.Removed ? Words(before) : "");

        string Words(IReadOnlyList<string> given) => given.Count == 0 ? "" : AnswerText.Of(question, given, texts);
    }
}
