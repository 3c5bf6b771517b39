using Mandates.Domain.Meetings;
using Mandates.Domain.Timeline;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Meetings;

public sealed record MeetingMinutes(IReadOnlyList<string> Present, IReadOnlyList<DecisionKind> Decisions);

/// <summary>Keeps what a meeting decided. Once kept it is not changed.</summary>
public sealed class RecordMeeting(RecordStore records, RequestAccess access, MandateClock clock)
{
    [Function(nameof(RecordMeeting)), Allow(Who.Secretariat | Who.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/meetings/{activity}")] HttpRequest request,
        string mandate, string activity, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var minutes = await ApiJson.ReadAsync<MeetingMinutes>(request, stop);
        var before = await access.MandateAsync(mandate, stop);
        if (before.Plan.Activity(activity) is not { IsMeeting: true } row || before.Plan.When(row) is not { } began)
        {
            throw ProblemException.NotFound();
        }

        var meeting = new MeetingRecord
        {
            Activity = activity,
            HeldAt = began,
            Present = [.. minutes.Present.Distinct().Order(StringComparer.Ordinal)],
            Decisions = minutes.Decisions,
        };
        if (before.Record.Meetings.FirstOrDefault(m => m.Activity == activity) is { } kept)
        {
            return kept.Present.SequenceEqual(meeting.Present) && kept.Decisions.SequenceEqual(meeting.Decisions)
                ? ApiJson.Ok(kept)
                : throw ProblemException.Conflict("This meeting already has another record.", "A record is not changed; correct it by a decision of the next meeting.");
        }

        var broken = MeetingRules.Broken(before.Plan, before.Record, meeting, clock.Now).ToArray();
        if (broken.Length > 0)
        {
            throw ProblemException.Unprocessable("The meeting cannot be recorded so.", broken);
        }

        if (!await records.TryAddAsync(mandate, meeting, access.Caller.Did("recordMeeting", [activity], ["present", "decisions"]), stop))
        {
            throw ProblemException.Conflict("This meeting was recorded meanwhile.", "Look at its record.");
        }

        await Nudge.RingAsync(client, before, "meeting", stop);
        return ApiJson.Created($"/api/mandates/{mandate}/status", meeting);
    }
}
