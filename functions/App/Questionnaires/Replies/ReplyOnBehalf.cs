using Mandates.Functions.Clock;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using NodaTime.Text;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>How, under which reference and when a reply on paper came.</summary>
internal sealed record PaperReply(ReplyChannel Channel, string Reference, Instant ReceivedAt);

/// <summary>
/// A reply that came as a note verbale or on other paper: an officer records it with its scan, and it becomes a version
/// of the state's reply when another officer has confirmed it.
/// </summary>
public sealed class ReplyOnBehalf(
    ReplyIntake intake, MandateStore records, ReplyFiles files, ReplyVersions versions, UploadReader bodies, RequestAccess access, MandateClock clock)
{
    private const string Base = "api/mandates/{mandate}/states/{state}/replies-on-behalf";
    private const int MostReferenceCharacters = 200;

    /// <summary>The scan is the body; channel, reference and the local time at which the paper was received stand in the query.</summary>
    [Api("Record a reply that came on paper, with its scan as the body", Takes = typeof(Stream), Gives = typeof(OnBehalfView), Creates = true, Query = ["channel", "reference", "receivedAt"], Header = "Content-Disposition", Problems = [408, 409, 415, 422])]
    [Function("RecordReplyOnBehalf"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> RecordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        var current = await intake.OpenAsync(mandate, state, cancellationToken);
        var paper = Read(request.Query["channel"].ToString(), request.Query["reference"].ToString(), request.Query["receivedAt"].ToString(), current);
        using var file = await bodies.ReadFileAsync(request, cancellationToken);
        var (recorded, isNew) = await KeepAsync(current, state, paper, file, cancellationToken);
        var view = OnBehalfView.Of(recorded, current.Record);
        return isNew ? ApiJson.Created($"/api/mandates/{mandate}/states/{state}/replies-on-behalf", view) : ApiJson.Ok(view);
    }

    /// <summary>Keeps a reply on paper with its scan, or finds it kept already.</summary>
    internal async Task<(OnBehalf Recorded, bool IsNew)> KeepAsync(MandateState current, string state, PaperReply paper, ReceivedFile file, CancellationToken cancellationToken)
    {
        var mandate = current.Id;
        await intake.EnsureQuotaAsync(current, state, file.Bytes.Length, cancellationToken);
        var scan = await files.KeepAsync(mandate, state, file, cancellationToken);
        while (true)
        {
            var earlier = current.Record.OnBehalf.Where(r => r.State == state).ToArray();
            if (earlier.FirstOrDefault(r => r.Reference == paper.Reference && r.Scan.Sha256 == scan.Sha256) is { } same)
            {
                await files.DiscardAsync(scan.Blob, cancellationToken);
                return (same, false);
            }

            var recorded = new OnBehalf
            {
                State = state,
                Number = earlier.Length + 1,
                Channel = paper.Channel,
                Reference = paper.Reference,
                ReceivedAt = paper.ReceivedAt,
                RecordedAt = clock.Now,
                RecordedBy = Me,
                Scan = scan,
            };
            if (await records.AppendAsync(mandate, recorded, access.Caller.Audit("recordReplyOnBehalf", [$"{state}, number {recorded.Number}"], ["channel", "reference", "receivedAt", "scan"]), cancellationToken))
            {
                return (recorded, true);
            }

            current = await records.GetAsync(mandate, cancellationToken);
        }
    }

    [Api("Replies on paper of a state, confirmed or not", Gives = typeof(OnBehalfView[]))]
    [Function("ListRepliesOnBehalf"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        var record = (await access.MandateAsync(mandate, cancellationToken)).Record;
        return ApiJson.Ok(record.OnBehalf.Where(r => r.State == state).Select(r => OnBehalfView.Of(r, record)));
    }

    /// <summary>The scan, for whoever is to confirm it.</summary>
    [Api("The scan of a reply on paper", Gives = typeof(Stream), Problems = [409])]
    [Function("DownloadScan"), Allow(CallerRoles.Officers)]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/{number:int}/scan")] HttpRequest request,
        string mandate, string state, int number, CancellationToken cancellationToken)
    {
        var scan = Find(await access.MandateAsync(mandate, cancellationToken), state, number).Scan;
        return new Download(await files.HandOutAsync(scan, cancellationToken), scan.Name);
    }

    [Api("Confirm a reply that another officer recorded; answers with the receipt", Gives = typeof(Receipt), Creates = true, Problems = [409])]
    [Function("ConfirmReplyOnBehalf"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base + "/{number:int}/confirmation")] HttpRequest request,
        string mandate, string state, int number, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var before = await access.MandateAsync(mandate, cancellationToken);
        return await ReplySubmission.AnswerAsync(before, await ConfirmAsync(before, state, number, cancellationToken), client, cancellationToken);
    }

    /// <summary>Makes it a version of the state's reply, or finds the version that it is already.</summary>
    /// <exception cref="ProblemException">404 when there is none of the number, 409 for the officer who recorded it.</exception>
    internal async Task<(Reply Reply, bool IsNew)> ConfirmAsync(MandateState before, string state, int number, CancellationToken cancellationToken)
    {
        var recorded = Find(before, state, number);
        if (before.Record.Replies.FirstOrDefault(r => r.State == state && r.OnBehalf == number) is { } confirmed)
        {
            return (confirmed, false);
        }

        if (!MayConfirm(recorded))
        {
            throw ProblemException.Conflict("Whoever recorded a reply does not confirm it.", "Ask another officer to compare the scan and confirm it.");
        }

        return await versions.AddAsync(before.Id, new()
        {
            State = state,
            Version = 1,
            ReceivedAt = recorded.ReceivedAt,
            Late = before.Plan.IsLate(state, recorded.ReceivedAt),
            By = Recipients.MissionId(state),
            Channel = recorded.Channel,
            OnBehalf = number,
            Files = [recorded.Scan],
        }, access.Caller.Audit("confirmReplyOnBehalf"), cancellationToken);
    }

    /// <summary>Four eyes: not the officer who recorded it.</summary>
    internal bool MayConfirm(OnBehalf recorded) => Me.IsAnotherOfficerThan(recorded.RecordedBy);

    private Signature Me => new(access.Caller.Id, access.Caller.From);

    private static OnBehalf Find(MandateState current, string state, int number) =>
        current.Record.OnBehalf.FirstOrDefault(r => r.State == state && r.Number == number) ?? throw ProblemException.NotFound();

    /// <exception cref="ProblemException">422 when one of them is missing or cannot be.</exception>
    internal PaperReply Read(string channelGiven, string referenceGiven, string receivedGiven, MandateState current)
    {
        ReplyChannel? channel = channelGiven switch
        {
            "noteVerbale" => ReplyChannel.NoteVerbale,
            "paper" => ReplyChannel.Paper,
            _ => null,
        };
        var reference = referenceGiven.Trim();
        var local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(receivedGiven);
        var receivedAt = local.Success ? current.Plan.At(local.Value.Date, local.Value.TimeOfDay) : Instant.MaxValue;
        if (channel is not { } given || reference.Length is 0 or > MostReferenceCharacters || receivedAt > clock.Now)
        {
            throw Refused($"Give 'channel' as noteVerbale or paper, 'reference' with at most {MostReferenceCharacters} characters, and 'receivedAt' as the local time in {current.Plan.TimeZone.Id} at which the paper was received, such as 2012-02-20T15:30, not later than now.");
        }

        // It is given to the minute.
        var dispatched = current.Record.Reached(current.Plan, Milestone.QuestionnaireDispatched)?.InZone(current.Plan.TimeZone).LocalDateTime.With(TimeAdjusters.TruncateToMinute);
        return local.Value < dispatched
            ? throw Refused($"The questionnaire went out on {dispatched.Value.Date} at {dispatched.Value.TimeOfDay:HH:mm}, and no reply to it can have come before. Correct the time at which the paper was received.")
            : new(given, reference, receivedAt);

        static ProblemException Refused(Sentence why) => ProblemException.Unprocessable("The reply cannot be recorded.", [why]);
    }
}
