using Mandates.Domain.Meetings;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Documents;
using Mandates.Functions.Http;
using Mandates.Functions.Status;
using Mandates.Functions.Timeline;
using Mandates.Pages;
using Mandates.Pages.Meetings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Meetings;

/// <summary>A meeting with its order of business, and the form in which it is recorded once it has begun.</summary>
public sealed class MeetingPages(RequestAccess access, RecordMeeting recorder, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/meetings/{activity}";

    private static readonly DecisionKind[] OfFormalMeetings =
        [DecisionKind.AdoptWorkPlan, DecisionKind.ElectViceChairs, DecisionKind.ApproveDraft, DecisionKind.ApproveResolution];

    [Function("MeetingPage"), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, string activity, CancellationToken stop) =>
        await RenderAsync(request, await access.MandateAsync(mandate, stop), activity, Typed.Nothing);

    [Function("RecordMeetingForm"), Allow(Who.Secretariat | Who.Chair)]
    public async Task<IResult> RecordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, string activity, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var (typed, isConfirmed) = await TwoSteps.ReadAsync(request, stop);
        var current = await access.MandateAsync(mandate, stop);
        try
        {
            var (meeting, isKept) = recorder.WorkOut(current, activity, TypedMinutes.Minutes(typed));
            if (!isConfirmed)
            {
                return await RenderAsync(request, current, activity, typed, proposed: meeting);
            }

            if (!isKept)
            {
                await recorder.KeepAsync(current, meeting, client, stop);
            }

            return new SeeOther($"/mandates/{mandate}/meetings/{activity}?done");
        }
        catch (ProblemException problem) when (problem.Status is 409 or 422)
        {
            return await RenderAsync(request, current, activity, typed, problem);
        }
    }

    private Task<IResult> RenderAsync(
        HttpRequest request, CurrentMandate current, string id, Typed typed, ProblemException? problem = null, MeetingRecord? proposed = null)
    {
        var (plan, record) = (current.Plan, current.Record);
        var meeting = plan.Activity(id) is { IsMeeting: true } found ? found : throw ProblemException.NotFound();
        var with = proposed is null ? record : record with { Meetings = [.. record.Meetings, proposed] };
        return pages.RenderAsync<MeetingPage>(request.HttpContext, new()
        {
            [nameof(MeetingPage.Plan)] = plan,
            [nameof(MeetingPage.Title)] = plan.In(AskedLanguage.Of(request).Language, plan.Mandate.Title),
            [nameof(MeetingPage.Meeting)] = MeetingView.Of(plan, record, meeting),
            [nameof(MeetingPage.Powers)] = Powers(meeting, record),
            [nameof(MeetingPage.Newest)] = record.Drafts.MaxBy(d => d.Version),
            [nameof(MeetingPage.MayRecord)] = (access.Caller.Is & (Who.Secretariat | Who.Chair)) != 0 && CanBeRecorded(current, meeting),
            [nameof(MeetingPage.Typed)] = typed,
            [nameof(MeetingPage.Problem)] = problem?.Refusal,
            [nameof(MeetingPage.Proposed)] = proposed,
            [nameof(MeetingPage.Summary)] = proposed is null ? "" : SummaryRecord.Text(plan, with, proposed, AskedLanguage.Of(request).Language, AskedLanguage.Of(request).Say),
            [nameof(MeetingPage.Effect)] = proposed is null ? null : RecordEffect.Of(plan, record, with, clock.Now),
            [nameof(MeetingPage.IsDone)] = request.Query.ContainsKey("done"),
        }, problem?.Status ?? StatusCodes.Status200OK);
    }

    /// <summary>Whether it has begun and has no record that closes it.</summary>
    internal bool CanBeRecorded(CurrentMandate current, Activity meeting) =>
        meeting is { IsMeeting: true, Cancelled: false } && current.Plan.When(meeting) is { } begins && begins <= clock.Now
        && (current.Record.LastSitting(meeting.Id) is not { } last || (last.Outcome != MeetingOutcome.Held && begins > last.HeldAt));

    private static DecisionKind[] Powers(Activity meeting, MandateRecord record) =>
        [.. Enum.GetValues<DecisionKind>().Where(kind => (meeting.Kind == ActivityKind.FormalMeeting || !OfFormalMeetings.Contains(kind))
            && (kind != DecisionKind.RuleOnLateReply || record.Replies.Any(r => r.Late)))];
}
