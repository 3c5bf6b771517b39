using Mandates.Functions.Clock;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Telemetry;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>
/// A reply that came as a note verbale or on other paper: an officer records it with its scan, and it becomes a version
/// of the state's reply when another officer has confirmed it.
/// </summary>
public sealed class PaperReplyRecording(MandateWriter writer, StateQuota quota, ReplyFiles files, RequestAccess access, MandateClock clock)
{
    private Signature Me => new(access.Caller.Id, access.Caller.From);

    /// <summary>Keeps a reply on paper with its scan, or finds it kept already.</summary>
    /// <exception cref="ProblemException">413 when the state has no room for the scan.</exception>
    public async Task<Recorded<PaperReply>> RecordAsync(
        MandateState before, StateId state, NewPaperReply paper, ReceivedFile file, DurableTaskClient client, CancellationToken cancellationToken)
    {
        await quota.EnsureAsync(before, state, file.Bytes.Length, cancellationToken);
        var scan = ReplyFiles.Of(before.Id, state, file);
        var recorded = await writer.RecordAsync(
            before,
            current => Decide(current, state, paper, scan),
            fact => access.Caller.Audit("recordReplyOnBehalf", [$"{state}, number {fact.Number}"], ["channel", "reference", "receivedAt", "scan"]),
            client, cancellationToken,
            _ => files.KeepAsync(scan, file.Bytes.Open(), cancellationToken));
        if (!recorded.IsNew)
        {
            await files.DiscardAsync(scan.Blob, cancellationToken);
        }

        return recorded;
    }

    /// <summary>Makes it a version of the state's reply, or finds the version that it is already.</summary>
    /// <exception cref="ProblemException">404 when there is none of the number, 409 for the officer who recorded it.</exception>
    public async Task<Recorded<Reply>> ConfirmAsync(MandateState before, StateId state, int number, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var confirmed = await writer.RecordAsync<IReadOnlyList<object>>(
            before,
            current => DecideConfirmed(current, state, number),
            facts => access.Caller.Audit("confirmReplyOnBehalf", [$"{state}, version {((Reply)facts[0]).Version}"], facts.Count > 1 ? ["visibility"] : []),
            client, cancellationToken);
        var reply = (Reply)confirmed.Fact[0];
        Spans.Received(before.Id, reply.ReceiptNumber(before.Id));
        return new(reply, confirmed.IsNew);
    }

    /// <summary>Four eyes: not the officer who recorded it.</summary>
    public bool MayConfirm(PaperReply paper) => Me.IsAnotherOfficerThan(paper.RecordedBy);

    // What was chosen and can no longer be changed stays, whatever the paper says.
    private static ReplyVisibility? Said(MandateRecord record, PaperReply paper) => record.VisibilityIsFixed(paper.State) is null ? paper.Visibility : null;

    private Decided<PaperReply> Decide(MandateState current, StateId state, NewPaperReply paper, ReplyFile scan)
    {
        var earlier = current.Record.PaperReplies.Where(r => r.State == state).ToArray();
        return earlier.FirstOrDefault(r => r.Reference == paper.Reference && r.Scan.Sha256 == scan.Sha256) is { } same
            ? new(same, IsRepeat: true)
            : new(new()
            {
                State = state,
                Number = earlier.Length + 1,
                Channel = paper.Channel,
                Reference = paper.Reference,
                ReceivedAt = paper.ReceivedAt,
                RecordedAt = clock.Now,
                RecordedBy = Me,
                Scan = scan,
                Visibility = paper.Visibility,
            });
    }

    private Decided<IReadOnlyList<object>> DecideConfirmed(MandateState current, StateId state, int number)
    {
        var paper = current.Record.Paper(state, number) ?? throw ProblemException.NotFound();
        if (current.Record.ReplyOf(paper) is { } confirmed)
        {
            return new([confirmed], IsRepeat: true);
        }

        if (!MayConfirm(paper))
        {
            throw ProblemException.Conflict("You recorded this reply yourself.", "Ask another officer to compare the scan and confirm it.");
        }

        var proposed = new Reply
        {
            State = state,
            Version = 1,
            ReceivedAt = paper.ReceivedAt,
            Late = current.Plan.IsLate(state, paper.ReceivedAt),
            By = Recipients.MissionId(state),
            Channel = paper.Channel,
            OnBehalf = number,
            Files = [paper.Scan],
        };
        var decided = ReplyVersions.Next(current, proposed, clock.Now);
        var choice = decided.IsRepeat ? null : current.Record.ChoiceWith(current.Plan, decided.Fact, Said(current.Record, paper), access.Caller.Id);
        return new(choice is null ? [decided.Fact] : [decided.Fact, choice], decided.IsRepeat);
    }
}
