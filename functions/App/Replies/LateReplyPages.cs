using System.Globalization;
using Mandates.Domain.Replies;
using Mandates.Domain.Timeline;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Documents;
using Mandates.Functions.Http;
using Mandates.Functions.Status;
using Mandates.Functions.Timeline;
using Mandates.Pages;
using Mandates.Pages.Acts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Replies;

/// <summary>The late replies, and the form in which the chair rules on each, once.</summary>
public sealed class LateReplyPages(RequestAccess access, RuleOnLateReply ruler, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/late-replies";

    [Function("LateRepliesPage"), Allow(Who.Officers)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken stop) =>
        await RenderAsync(request, await access.MandateAsync(mandate, stop), Typed.Nothing);

    [Function("RulingForm"), Allow(Who.Chair)]
    public async Task<IResult> RuleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var (typed, isConfirmed) = await TwoSteps.ReadAsync(request, stop);
        var current = await access.MandateAsync(mandate, stop);
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

            await ruler.KeepAsync(current, ruling, client, stop);
            return new SeeOther($"/mandates/{mandate}/late-replies?done#{state}-{version}");
        }
        catch (ProblemException problem) when (problem.Status is 409 or 422)
        {
            return await RenderAsync(request, current, typed, problem: problem);
        }
    }

    private static (string State, int Version) ReplyOf(Typed typed) =>
        typed["reply"].Split('-') is [var state, var version] && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (state, number)
            : throw ProblemException.NotFound();

    private Task<IResult> RenderAsync(HttpRequest request, CurrentMandate current, Typed typed, RecordEffect? effect = null, ProblemException? problem = null) =>
        pages.RenderAsync<LateRepliesPage>(request.HttpContext, new()
        {
            [nameof(LateRepliesPage.Plan)] = current.Plan,
            [nameof(LateRepliesPage.Title)] = current.Plan.In(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            [nameof(LateRepliesPage.Lines)] = current.Record.Replies.Where(r => r.Late).OrderBy(r => r.ReceivedAt)
                .Select(r => new LateRepliesPage.Line(r, current.Record.RulingOn(r))).ToArray(),
            [nameof(LateRepliesPage.MayRule)] = access.Caller.Is.HasFlag(Who.Chair),
            [nameof(LateRepliesPage.Typed)] = typed,
            [nameof(LateRepliesPage.Effect)] = effect,
            [nameof(LateRepliesPage.Problem)] = problem?.Refusal,
            [nameof(LateRepliesPage.IsDone)] = request.Query.ContainsKey("done"),
        }, problem?.Status ?? StatusCodes.Status200OK);
}
