using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Questionnaires.Replies;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Replies that came on paper: one officer records them with their scan, another one confirms them.</summary>
public sealed class OnBehalfPages(RequestAccess access, ReplyOnBehalf onBehalf, ReplyIntake intake, UploadReader bodies, PageRenderer pages)
{
    private const string Address = "mandates/{mandate}/on-behalf";

    private static readonly string[] Acts = ["recorded", "confirmed"];

    [Function("OnBehalfPage"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await RenderAsync(request, await access.MandateAsync(mandate, cancellationToken), new([new("state", request.Query["state"].ToString())]));

    [Function("RecordOnBehalfForm"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> RecordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var (typed, _) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        try
        {
            if (current.Plan.State(typed["state"]) is null || request.Form.Files.GetFile("file") is not { Length: > 0 } sent)
            {
                throw ProblemException.Unprocessable("The reply cannot be recorded.", ["Choose the member state and the scan."]);
            }

            current = await intake.OpenAsync(mandate, typed["state"], cancellationToken);
            var paper = onBehalf.Read(typed["channel"], typed["reference"], typed["receivedAt"], current);
            using var file = await bodies.ReadFileAsync(sent, cancellationToken);
            await onBehalf.KeepAsync(current, typed["state"], paper, file, cancellationToken);
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
        try
        {
            var number = int.TryParse(typed["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
            await onBehalf.ConfirmAsync(current, typed["state"], number, cancellationToken);
            await PhaseNudge.RaiseAsync(client, current, "reply", cancellationToken);
            return new SeeOther($"/mandates/{mandate}/on-behalf?done=confirmed");
        }
        catch (ProblemException problem) when (problem.Status is 409)
        {
            return await RenderAsync(request, current, FormValues.Nothing, problem);
        }
    }

    private Task<IResult> RenderAsync(HttpRequest request, MandateState current, FormValues typed, ProblemException? problem = null)
    {
        var (plan, record) = (current.Plan, current.Record);
        return pages.RenderAsync<OnBehalfPage>(request.HttpContext, new()
        {
            [nameof(OnBehalfPage.Plan)] = plan,
            [nameof(OnBehalfPage.Title)] = plan.In(AskedLanguage.Of(request).Language, plan.Mandate.Title),
            [nameof(OnBehalfPage.Waiting)] = record.OnBehalf
                .Where(paper => !record.Replies.Any(r => r.State == paper.State && r.OnBehalf == paper.Number))
                .Select(paper => new OnBehalfPage.Line(
                    paper, plan.IsLate(paper.State, paper.ReceivedAt), onBehalf.MayConfirm(paper), record.Replies.Count(r => r.State == paper.State) + 1, record.RepliedSince(paper)?.ReceivedAt)).ToArray(),
            [nameof(OnBehalfPage.Typed)] = typed,
            [nameof(OnBehalfPage.Problem)] = problem?.Refusal,
            [nameof(OnBehalfPage.Done)] = Acts.FirstOrDefault(act => act == request.Query["done"].ToString()),
        }, problem?.Status ?? StatusCodes.Status200OK);
    }
}
