using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Questionnaires.Replies;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>The late replies, and the form in which the chair rules on each, once.</summary>
public sealed class LateReplyPages(RequestAccess access, RuleOnLateReply ruler, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/late-replies";

    [Function("LateRepliesPage"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await RenderAsync(request, await access.MandateAsync(mandate, cancellationToken), FormValues.Nothing);

    [Function("RulingForm"), Allow(CallerRoles.Chair)]
    public async Task<IResult> RuleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, isConfirmed) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        try
        {
            var kind = Enum.GetValues<RulingKind>().Select(k => (RulingKind?)k).FirstOrDefault(k => Words.Camel(k!.Value) == typed["kind"])
                ?? throw ProblemException.Unprocessable("The reply cannot be ruled on so.", ["Choose a ruling."]);
            var (state, version) = ReplyOf(typed);
            var ruling = ruler.WorkOut(current, state, version, new(kind, typed["reason"]));
            if (!isConfirmed)
            {
                return await RenderAsync(request, current, typed, RecordEffect.Of(current.Plan, current.Record, current.Record with { Rulings = [.. current.Record.Rulings, ruling] }, clock.Now));
            }

            await ruler.KeepAsync(current, ruling, client, cancellationToken);
            return new SeeOther($"/mandates/{mandate}/late-replies?done#{state}-{version}");
        }
        catch (ProblemException problem) when (problem.Status is 409 or 422)
        {
            return await RenderAsync(request, current, typed, problem: problem);
        }
    }

    private static (string State, int Version) ReplyOf(FormValues typed) =>
        typed["reply"].Split('-') is [var state, var version] && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (state, number)
            : throw ProblemException.NotFound();

    private Task<IResult> RenderAsync(HttpRequest request, MandateState current, FormValues typed, RecordEffect? effect = null, ProblemException? problem = null) =>
        pages.RenderAsync<LateRepliesPage>(request.HttpContext, new()
        {
            [nameof(LateRepliesPage.Plan)] = current.Plan,
            [nameof(LateRepliesPage.Title)] = current.Plan.In(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            [nameof(LateRepliesPage.Lines)] = current.Record.Replies.Where(r => r.Late).OrderBy(r => r.ReceivedAt)
                .Select(r => new LateRepliesPage.Line(r, current.Record.RulingOn(r))).ToArray(),
            [nameof(LateRepliesPage.MayRule)] = access.Caller.Roles.HasFlag(CallerRoles.Chair),
            [nameof(LateRepliesPage.Typed)] = typed,
            [nameof(LateRepliesPage.Effect)] = effect,
            [nameof(LateRepliesPage.Problem)] = problem?.Refusal,
            [nameof(LateRepliesPage.IsDone)] = request.Query.ContainsKey("done"),
        }, problem?.Status ?? StatusCodes.Status200OK);
}
