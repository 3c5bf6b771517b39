using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Meetings;

namespace Mandates.Functions.Meetings;

/// <summary>A meeting with its order of business, and the form in which it is recorded once it has begun.</summary>
public sealed class MeetingPages(RequestAccess access, MeetingRecording recording, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/meetings/{activity}";

    [Function("MeetingPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, string activity, CancellationToken cancellationToken) =>
        await RenderAsync(request, await access.MandateAsync(mandate, cancellationToken), activity, FormValues.Nothing);

    [Function("RecordMeetingForm"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> RecordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, string activity, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, isConfirmed) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                var minutes = MeetingForm.Minutes(typed);
                if (!isConfirmed)
                {
                    return await RenderAsync(request, current, activity, typed, proposed: recording.Decide(current, activity, minutes).Fact);
                }

                await recording.RecordAsync(current, activity, minutes, client, cancellationToken);
                return new SeeOther($"/mandates/{mandate}/meetings/{activity}?done");
            },
            problem => RenderAsync(request, current, activity, typed, problem));
    }

    private Task<IResult> RenderAsync(
        HttpRequest request, MandateState current, string id, FormValues typed, ProblemException? problem = null, MeetingRecord? proposed = null)
    {
        var (plan, record, texts) = (current.Plan, current.Record, AskedLanguage.Of(request));
        var meeting = plan.Activity(id) is { IsMeeting: true } found ? found : throw ProblemException.NotFound();
        var with = proposed is null ? record : record with { Meetings = [.. record.Meetings, proposed] };
        return pages.ShowAsync(request.HttpContext, new MeetingPageView
        {
            Plan = plan,
            Title = plan.Translate(texts.Language, plan.Mandate.Title),
            Meeting = MeetingView.Of(plan, record, meeting),
            Powers = MeetingRules.Powers(meeting),
            Newest = record.Drafts.MaxBy(d => d.Version),
            MayRecord = access.Caller.MayAny(CallerRoles.Secretariat | CallerRoles.Chair) && MeetingRules.IsOpen(plan, record, meeting, clock.Now),
            Typed = typed,
            Problem = problem?.Refusal,
            Proposed = proposed,
            Summary = proposed is null ? null : SummaryRecord.Of(plan, with, proposed, texts.Language, texts.Say),
            Effect = proposed is null ? null : RecordEffect.Of(plan, record, with, clock.Now),
            IsDone = request.Query.ContainsKey("done"),
        }, problem?.Status ?? StatusCodes.Status200OK);
    }
}
