using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Community;

/// <summary>Procedure 3: officers and delegations publish documents and links for all in the mandate, and withdraw them.</summary>
public sealed class InformationPublishing(MandateStore mandates, MandateWriter writer, StateQuota quota, ReplyFiles files, UploadStore uploads, UploadCompletion completion, RequestAccess access, MandateClock clock)
{
    private PublishingOffice? Office => access.Caller.IsParticipant ? null : access.Caller.Roles.HasFlag(CallerRoles.Secretariat) ? PublishingOffice.Secretariat : PublishingOffice.Chair;

    /// <summary>Whose room what the caller publishes takes.</summary>
    public StateId Owner => access.Caller.State ?? Information.Officers;

    /// <summary>Whether the caller may withdraw it: an officer may any, a participant what its state has published.</summary>
    public bool MayWithdraw(Information information) => access.Caller.State is { } own ? information.State == own : access.Caller.MayAny(CallerRoles.Secretariat | CallerRoles.Chair);

    /// <summary>Publishes a file or, without one, a link; or finds it published already, in the same name.</summary>
    /// <exception cref="ProblemException">413 when the state has no room for the file, 422 for what breaks a rule.</exception>
    public async Task<Recorded<Information>> PublishAsync(
        MandateState before, NewInformation given, ReceivedFile? file, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var proposed = Proposed(given, file is null ? null : ReplyFiles.Of(before.Id, Owner, file));
        using var room = file is not null && proposed.State is { } state ? await quota.TakeAsync(before.Id, state, file.Bytes.Length, cancellationToken) : null;
        return await RecordAsync(before, proposed, client, cancellationToken, file);
    }

    /// <summary>Publishes a file that was uploaded in parts; or finds it published already.</summary>
    /// <exception cref="ProblemException">404 when there is no such upload, 409 while parts are missing, 422 for what breaks a rule and for a file that is not as it was announced.</exception>
    public async Task<Recorded<Information>> PublishUploadAsync(MandateState before, NewInformation given, string upload, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(before.Id, Owner, upload, cancellationToken) is not { } announced)
        {
            return before.Record.StandingInformation().LastOrDefault(i => i.Owner == Owner && i.File is { } file && Upload.IdOf(file.Name, file.Sha256) == upload) is { } there
                ? new(there, IsNew: false)
                : throw ProblemException.NotFound();
        }

        // Its title is read before its parts are put together, so that a slip in it costs nobody the upload.
        var proposed = Proposed(given, announced.File);
        await completion.JoinAsync(before.Id, Owner, announced, cancellationToken);
        var published = await RecordAsync(before, proposed, client, cancellationToken);
        await uploads.CloseAsync(before.Id, Owner, announced, cancellationToken);
        return published;
    }

    /// <summary>Takes it back: its number, title and reason stay, and nobody is given its file or link any more.</summary>
    /// <exception cref="ProblemException">404 when there is none, or none of the caller's state; 422 without a fit reason.</exception>
    public Task<Recorded<InformationWithdrawal>> WithdrawAsync(MandateState before, int number, Reasoned given, DurableTaskClient client, CancellationToken cancellationToken)
    {
        given.ThrowIfUnfit();
        if (before.Record.InformationOf(number) is not { } information || !MayWithdraw(information))
        {
            throw ProblemException.NotFound();
        }

        return writer.RecordAsync(
            before,
            current => current.Record.WithdrawalOf(information) is { } withdrawn
                ? new(withdrawn, IsRepeat: true)
                : new Decided<InformationWithdrawal>(new()
                {
                    Number = number,
                    Reason = given.Reason.Trim(),
                    State = access.Caller.State,
                    Office = Office,
                    By = access.Caller.Id,
                    At = clock.Now,
                }),
            fact => access.Caller.Audit("withdrawInformation", [$"INF.{number}"], why: fact.Reason),
            client, cancellationToken);
    }

    /// <summary>Opens the file of what stands.</summary>
    /// <exception cref="ProblemException">404 when there is none, or it was withdrawn; 409 while it is held back.</exception>
    public async Task<(ReplyFile File, Stream Content)> OpenAsync(MandateState current, int number, CancellationToken cancellationToken) =>
        current.Record.InformationOf(number) is { File: { } file } information && current.Record.WithdrawalOf(information) is null
            ? (file, await files.HandOutAsync(file, cancellationToken))
            : throw ProblemException.NotFound();

    private async Task<Recorded<Information>> RecordAsync(
        MandateState before, Information proposed, DurableTaskClient client, CancellationToken cancellationToken, ReceivedFile? file = null)
    {
        var published = await writer.RecordAsync(
            before,
            current => Decide(current, proposed),
            fact => access.Caller.Audit("publishInformation", [$"INF.{fact.Number}"], ["kind", "language", "titles", fact.File is null ? "link" : "file"]),
            client, cancellationToken,
            _ => file is null ? Task.CompletedTask : files.KeepAsync(proposed.File!, file.Bytes.Open(), cancellationToken));
        if (!published.IsNew && proposed.File is { } doubled)
        {
            await files.DiscardAsync([doubled.Blob], (await mandates.GetAsync(before.Id, cancellationToken)).Record, proposed.Owner, cancellationToken);
        }

        return published;
    }

    private Information Proposed(NewInformation given, ReplyFile? file)
    {
        var titles = new Titles(given.Titles.En?.Trim(), given.Titles.Es?.Trim(), given.Titles.Fr?.Trim(), given.Titles.Pt?.Trim());
        var link = given.Link;
        var wrong = link is null ? null : WebLink.Read(link, out link);
        Sentence[] broken =
        [
            .. InformationRules.Broken(titles, given.Language),
            .. (file is null) == (link is null) ? [(Sentence)"Give either a file or an address."] : Array.Empty<Sentence>(),
            .. wrong is null ? Array.Empty<Sentence>() : [wrong],
        ];
        if (broken.Length > 0)
        {
            throw Refused(broken);
        }

        return new()
        {
            Number = 1,
            Kind = given.Kind,
            Language = given.Language,
            Titles = titles,
            State = access.Caller.State,
            Office = Office,
            By = access.Caller.Id,
            At = clock.Now,
            File = file,
            Link = link,
        };
    }

    // The journal takes each number once: whoever comes second is given the next one.
    private static Decided<Information> Decide(MandateState current, Information proposed)
    {
        var record = current.Record;
        return record.StandingInformation().FirstOrDefault(proposed.IsSameAs) is { } same ? new(same, IsRepeat: true)
            : InformationRules.TooMany(record, proposed.State) is { } rule ? throw Refused([rule])
            : new(proposed with { Number = record.Information.Count + 1 });
    }

    private static ProblemException Refused(IEnumerable<Sentence> broken) => ProblemException.Unprocessable("The document was not published.", broken);
}
