using Mandates.Functions.Clock;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Questionnaires.Replies;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Replies that came on paper: one officer records them with their scan, another one confirms them.</summary>
public sealed class PaperReplyPages(RequestAccess access, PaperReplyRecording recording, UploadReader reader, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/on-behalf";

    private static readonly string[] Acts = ["recorded", "confirmed"];

    [Function("OnBehalfPage"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await RenderAsync(request, await access.MandateAsync(mandate, cancellationToken), new([new("state", request.Query["state"].ToString())]));

    [Function("RecordOnBehalfForm"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> RecordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, _) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        try
        {
            var state = new StateId(typed["state"]);
            if (current.Plan.State(state) is null || request.Form.Files.GetFile("file") is not { Length: > 0 } sent)
            {
                throw ProblemException.Unprocessable("The reply was not recorded.", ["Choose the member state and the scan."]);
            }

            await access.OpenForRepliesAsync(mandate, state, cancellationToken);
            var paper = PaperReplyForm.Read(typed["channel"], typed["reference"], typed["receivedAt"], current, clock.Now, typed["visibility"]);
            using var file = await reader.ReadFileAsync(sent, cancellationToken);
            await recording.RecordAsync(current, state, paper, file, client, cancellationToken);
            return new SeeOther($"/mandates/{mandate}/on-behalf?done=recorded");
        }
        catch (ProblemException problem) when (problem.Status is 409 or 413 or 415 or 422)
        {
            return await RenderAsync(request, current, typed, problem);
        }
    }

    [Function("ConfirmOnBehalfForm"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address + "/confirmation")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, _) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                var number = int.TryParse(typed["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
                await recording.ConfirmAsync(current, new(typed["state"]), number, client, cancellationToken);
                return new SeeOther($"/mandates/{mandate}/on-behalf?done=confirmed");
            },
            problem => RenderAsync(request, current, FormValues.Nothing, problem));
    }

    private Task<IResult> RenderAsync(HttpRequest request, MandateState current, FormValues typed, ProblemException? problem = null)
    {
        var (plan, record) = (current.Plan, current.Record);
        return pages.ShowAsync(request.HttpContext, new PaperReplyPageView
        {
            Plan = plan,
            Title = plan.Translate(AskedLanguage.Of(request).Language, plan.Mandate.Title),
            Waiting = [.. record.Unconfirmed().Select(paper => new PaperReplyPageView.Line(
                paper, plan.IsLate(paper.State, paper.ReceivedAt), recording.MayConfirm(paper), record.Replies.Count(r => r.State == paper.State) + 1, record.RepliedSince(paper)?.ReceivedAt))],
            Typed = typed,
            Problem = problem?.Refusal,
            Done = Acts.FirstOrDefault(act => act == request.Query["done"].ToString()),
        }, problem?.Status ?? StatusCodes.Status200OK);
    }
}
