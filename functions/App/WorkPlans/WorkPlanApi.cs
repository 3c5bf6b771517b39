using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.WorkPlans;

/// <summary>Text: the comment in plain words.</summary>
public sealed record PlanCommentText(string Text);

/// <summary>A revision of the work plan as a document, and what delegations say of it, for everybody who may enter the mandate.</summary>
public sealed class WorkPlanApi(RequestAccess access, WorkPlanReading reading, Commenting commenting, PaperPrinter printer)
{
    private const string Plan = "api/mandates/{mandate}/plan";

    [Api("The work plan as a Word document; of the revision in force, or that of a number", Gives = typeof(Stream), Query = ["language", "revision"])]
    [Function("DownloadWorkPlan"), Allow(CallerRoles.Officers | CallerRoles.Delegation, BeforeLaunch = true)]
    public async Task<IResult> WordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Plan + "/document")] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var (_, revision, paper) = await reading.ReadAsync(request, mandate, cancellationToken);
        return PaperPrinter.WordFile(paper, string.Create(CultureInfo.InvariantCulture, $"{mandate}-work-plan-{revision}"));
    }

    [Api("The work plan as a page to print; of the revision in force, or that of a number", Gives = typeof(Stream), Query = ["language", "revision"])]
    [Function("PrintWorkPlan"), Allow(CallerRoles.Officers | CallerRoles.Delegation, BeforeLaunch = true)]
    public async Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Plan + "/print")] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await printer.PageAsync((await reading.ReadAsync(request, mandate, cancellationToken)).Paper);

    [Api("What the member states said of the proposed work plan", Gives = typeof(PlanComment[]))]
    [Function("ListPlanComments"), Allow(CallerRoles.Officers | CallerRoles.Delegation, BeforeLaunch = true)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Plan + "/comments")] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        ApiJson.Ok((await access.MandateAsync(mandate, cancellationToken)).Record.PlanComments.OrderBy(c => c.At));

    [Api("Comment on the proposed work plan, until the first formal meeting begins", Takes = typeof(PlanCommentText), Gives = typeof(PlanComment), Creates = true, Problems = [409, 422])]
    [Function("CommentOnPlan"), Allow(CallerRoles.Delegation, BeforeLaunch = true)]
    public async Task<IResult> CommentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Plan + "/comments")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<PlanCommentText>(request, cancellationToken);
        var recorded = await commenting.TakeAsync(await access.MandateAsync(mandate, cancellationToken), given.Text, client, cancellationToken);
        return recorded.IsNew ? ApiJson.Created($"/api/mandates/{mandate}/plan/comments", recorded.Fact) : ApiJson.Ok(recorded.Fact);
    }
}
