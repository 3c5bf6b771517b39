using Mandates.Functions.Clock;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Community;

/// <summary>Paragraph 16: a consulted process answers in its own name, on what was sent to it.</summary>
public sealed class ConsultationAnswering(MandateStore mandates, MandateWriter writer, StateQuota quota, ReplyFiles files, MandateClock clock)
{
    /// <summary>Records an answer, or finds that it is the last one already. What comes after its day is taken too.</summary>
    /// <exception cref="ProblemException">404 when it was not consulted on this, 409 once the package is made, 413 without room for the file, 422 for what breaks a rule.</exception>
    public async Task<Recorded<ConsultationAnswer>> AnswerAsync(
        ConsultationHolder holder, int draft, string text, ReceivedFile? file, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var mandate = holder.Current.Id;
        var proposed = new ConsultationAnswer
        {
            Process = holder.Process.Id,
            Draft = draft,
            Number = 1,
            Text = text.ReplaceLineEndings("\n").Trim(),
            File = file is null ? null : ReplyFiles.Of(mandate, ConsultationAnswer.OwnerOf(holder.Process.Id), file),
            At = clock.Now,
        };
        Decide(holder.Current, proposed);
        using var room = file is null ? null : await quota.TakeAsync(mandate, proposed.Owner, file.Bytes.Length, cancellationToken);
        var by = new Caller(CallerRoles.Nobody, holder.Id, holder.Link.Id);
        var recorded = await writer.RecordAsync(
            holder.Current,
            current => Decide(current, proposed),
            fact => by.Audit("answerConsultation", [fact.Process, fact.Draft == 0 ? "questionnaire" : $"draft {fact.Draft}"], file is null ? ["text"] : ["text", "file"]),
            client, cancellationToken,
            _ => file is null ? Task.CompletedTask : files.KeepAsync(proposed.File!, file.Bytes.Open(), cancellationToken));
        if (!recorded.IsNew && proposed.File is { } doubled)
        {
            await files.DiscardAsync([doubled.Blob], (await mandates.GetAsync(mandate, cancellationToken)).Record, proposed.Owner, cancellationToken);
        }

        return recorded;
    }

    /// <summary>Opens the file of an answer.</summary>
    /// <exception cref="ProblemException">404 when there is none, 409 while it is held back.</exception>
    public async Task<(ReplyFile File, Stream Content)> OpenAsync(MandateState current, string process, int draft, int number, CancellationToken cancellationToken) =>
        current.Record.ConsultationAnswers.FirstOrDefault(a => a.Process == process && a.Draft == draft && a.Number == number)?.File is { } file
            ? (file, await files.HandOutAsync(file, cancellationToken))
            : throw ProblemException.NotFound();

    private static Decided<ConsultationAnswer> Decide(MandateState current, ConsultationAnswer proposed)
    {
        var consultation = current.Record.Consulted(current.Plan).FirstOrDefault(c => c.Process.Id == proposed.Process && c.Draft == proposed.Draft) ?? throw ProblemException.NotFound();
        if (consultation.Standing is { } last && last.IsSameAs(proposed))
        {
            return new(last, IsRepeat: true);
        }

        if (current.Record.Package is not null)
        {
            throw ProblemException.Conflict("The package is made; no answer is recorded any more.", "Write to the secretariat.");
        }

        return proposed.Broken(consultation.Answers).ToArray() is { Length: > 0 } broken
            ? throw ProblemException.Unprocessable("The answer was not recorded.", broken)
            : new(proposed with { Number = consultation.Answers.Count + 1 });
    }
}
