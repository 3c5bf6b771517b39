using System.Text.Json;
using System.Text.Json.Serialization;
using Mandates.Domain.Meetings;
using Mandates.Domain.Timeline;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Meetings;

/// <summary>How a meeting went. A decision without details may be given by its kind alone.</summary>
public sealed record MeetingMinutes(
    IReadOnlyList<string> Present,
    [property: JsonConverter(typeof(DecisionsConverter))] IReadOnlyList<Decision> Decisions,
    MeetingOutcome Outcome = MeetingOutcome.Held,
    string? Summary = null);

/// <summary>Keeps how a meeting went and what it decided. Once kept it is not changed; what was broken off resumes.</summary>
public sealed class RecordMeeting(RecordStore records, RequestAccess access, MandateClock clock)
{
    [Api("Record who was present and what was decided", Takes = typeof(MeetingMinutes), Gives = typeof(MeetingRecord), Creates = true, Problems = [409, 422])]
    [Function(nameof(RecordMeeting)), Allow(Who.Secretariat | Who.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/meetings/{activity}")] HttpRequest request,
        string mandate, string activity, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var minutes = await ApiJson.ReadAsync<MeetingMinutes>(request, stop);
        var before = await access.MandateAsync(mandate, stop);
        var (meeting, kept) = WorkOut(before, activity, minutes);
        if (kept)
        {
            // The first time may have ended before it rang.
            await Nudge.RingAsync(client, before, "meeting", stop);
            return ApiJson.Ok(meeting);
        }

        await KeepAsync(before, meeting, client, stop);
        return ApiJson.Created($"/api/mandates/{mandate}/meetings/{activity}", meeting);
    }

    /// <summary>The record as it would be kept, or the very same that is kept already.</summary>
    /// <exception cref="ProblemException">404 when there is no such meeting, 409 when it has another record, 422 when it cannot be recorded so.</exception>
    internal (MeetingRecord Meeting, bool IsKept) WorkOut(CurrentMandate before, string activity, MeetingMinutes minutes)
    {
        if (before.Plan.Activity(activity) is not { IsMeeting: true } row || before.Plan.When(row) is not { } began)
        {
            throw ProblemException.NotFound();
        }

        var last = before.Record.LastSitting(activity);
        var meeting = new MeetingRecord
        {
            Activity = activity,
            HeldAt = began,
            Present = [.. minutes.Present.Distinct().Order(StringComparer.Ordinal)],
            Decisions = minutes.Decisions,
            Outcome = minutes.Outcome,
            Sitting = (last?.Sitting ?? 0) + 1,
            RecordedAt = clock.Now,
            Summary = minutes.Summary,
        };
        if (last is not null && IsSame(last, meeting))
        {
            return (last, true);
        }

        if (last is { Outcome: MeetingOutcome.Held })
        {
            throw ProblemException.Conflict("This meeting already has another record.", "A record is not changed; correct it by a decision of the next meeting.");
        }

        var broken = MeetingRules.Broken(before.Plan, before.Record, meeting, clock.Now).ToArray();
        return broken.Length > 0 ? throw ProblemException.Unprocessable("The meeting cannot be recorded so.", broken) : (meeting, false);
    }

    /// <exception cref="ProblemException">409 when it was recorded meanwhile.</exception>
    internal async Task KeepAsync(CurrentMandate before, MeetingRecord meeting, DurableTaskClient client, CancellationToken stop)
    {
        if (!await records.TryAddAsync(before.Id, meeting, access.Caller.Did("recordMeeting", [meeting.Activity], ["present", "decisions", "outcome", "summary"]), stop))
        {
            throw ProblemException.Conflict("This meeting was recorded meanwhile.", "Look at its record.");
        }

        await Nudge.RingAsync(client, before, "meeting", stop);
    }

    // The same record sent again is the one that is kept.
    private static bool IsSame(MeetingRecord kept, MeetingRecord sent) =>
        Json(kept) == Json(sent with { Sitting = kept.Sitting, RecordedAt = kept.RecordedAt });

    private static string Json(MeetingRecord meeting) => JsonSerializer.Serialize(meeting, ApiJson.Options);
}
