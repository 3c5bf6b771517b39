using Mandates.Functions.Clock;
using Mandates.Functions.Questionnaires.Compilations;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Pages.Questionnaires.Replies;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>What the page of a reply shows.</summary>
public sealed class ReplyViews(QuestionnaireStore questionnaires, ReplyReading reading, MandateClock clock, IOptions<ReplyOptions> options)
{
    /// <summary>Tells saved answers apart, and before there are any the versions that a correction starts from.</summary>
    public static string Seen(WorkingCopy? copy, Reply? start) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((object?)copy?.Answers ?? start?.Version, ApiJson.Options)).AsSpan(0, 8));

    public async Task<ReplyView> OfAsync(MandateState current, StateId state, WorkingCopy? copy, Texts texts, CancellationToken cancellationToken)
    {
        var (plan, record) = (current.Plan, current.Record);
        var asked = await questionnaires.FindAsync(current.Id, record, cancellationToken);
        var start = record.StartOf(state, copy);
        return new()
        {
            MandateId = current.Id,
            Mandate = plan.Translate(texts.Language, plan.Mandate.Title),
            State = plan.State(state)!.Names[texts.Language],
            Path = $"/mandates/{current.Id}/states/{state}",
            Deadline = plan.DeadlineOf(state)?.At is { } closes ? InWords(current, closes, texts) : "",
            Zone = plan.TimeZone.Id,
            Seen = Seen(copy, start),
            StartsFrom = start?.Version,
            Questionnaire = asked?.Questionnaire,
            QuestionnaireNumber = asked?.Number ?? 0,
            Answers = copy?.Answers ?? (start is null ? null : await reading.AnswersAsync(start, cancellationToken)),
            Files = [.. WorkingCopy.FilesFrom(start, copy).Select(f => new Annex(f.Name, f.Length, f.Sha256))],
            Participants = [.. plan.States.Where(s => s.Id == state).Select(s => Recipients.MissionId(s.Id))
                .Concat(record.Roster.SelectMany(c => c.Begun).Where(t => t.State == state && record.Acting(plan, t.Participant, clock.Now) is not null).Select(t => t.Participant))
                .Distinct()],
            HandedTo = copy?.HandedTo,
            LastChange = copy is null ? null : texts["reply.last-change", copy.By, InWords(current, copy.ChangedAt, texts)],
            Standing = record.Standing(state)?.Version,
            Visibility = (record.VisibilityIsFixed(state) is null ? copy?.Visibility : null) ?? record.UsualVisibility(plan, state),
            MayChoose = record.VisibilityIsFixed(state) is null,
            Versions = [.. record.Replies.Where(r => r.State == state).OrderBy(r => r.Version).Select(r => new SubmittedVersion(
                r.Version, r.ReceiptNumber(current.Id), InWords(current, r.ReceivedAt, texts), r.Late, r.IsWithdrawn(record.Withdrawals)))],
            MostBytes = options.Value.MaxBytes,
            MostFileBytes = options.Value.MaxFileBytes,
        };
    }

    /// <summary>The view of what was typed, beside what another participant has saved since.</summary>
    public static ReplyView InConflict(ReplyView view, WorkingCopy? saved, Texts texts) => view with
    {
        Theirs = question => saved?.Answers?.To(question.Number) is { Count: > 0 } values ? AnswerText.Of(question, values, texts) : "",
        Problem = texts["reply.changed", saved?.By ?? ""],
    };

    private static string InWords(MandateState current, Instant at, Texts texts) => texts.LongMoment(current.Plan.Local(at));
}
