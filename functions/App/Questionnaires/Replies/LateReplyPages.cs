using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Questionnaires.Replies;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>The late replies, and the form in which the chair rules on each, once.</summary>
public sealed class LateReplyPages(RequestAccess access, LateReplyRuling ruling, PageRenderer pages, MandateClock clock)
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
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                var (state, version, given) = Read(typed);
                if (!isConfirmed)
                {
                    return await RenderAsync(request, current, typed, proposed: ruling.Decide(current, state, version, given).Fact);
                }

                await ruling.RecordAsync(current, state, version, given, client, cancellationToken);
                return new SeeOther($"/mandates/{mandate}/late-replies?done#{state}-{version}");
            },
            problem => RenderAsync(request, current, typed, problem));
    }

    private static (StateId State, int Version, RulingGiven Given) Read(FormValues typed)
    {
        var kind = Enum.GetValues<RulingKind>().Select(k => (RulingKind?)k).FirstOrDefault(k => Words.Camel(k!.Value) == typed["kind"])
            ?? throw ProblemException.Unprocessable("The ruling was not recorded.", ["Choose a ruling."]);

        // A state may contain the dash that divides it from the version.
        var reply = typed["reply"];
        var dash = reply.LastIndexOf('-');
        return dash > 0 && int.TryParse(reply.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (new(reply[..dash]), number, new(kind, typed["reason"]))
            : throw ProblemException.NotFound();
    }

    private Task<IResult> RenderAsync(HttpRequest request, MandateState current, FormValues typed, ProblemException? problem = null, Ruling? proposed = null)
    {
        var (plan, record) = (current.Plan, current.Record);
        return pages.ShowAsync(request.HttpContext, new LateRepliesPageView
        {
            Plan = plan,
            Title = plan.Translate(AskedLanguage.Of(request).Language, plan.Mandate.Title),
            Lines = [.. record.Replies.Where(r => r.Late).OrderBy(r => r.ReceivedAt).Select(r => new LateRepliesPageView.Line(r, record.RulingOn(r)))],
            MayRule = access.Caller.Roles.HasFlag(CallerRoles.Chair),
            Typed = typed,
            Effect = proposed is null ? null : RecordEffect.Of(plan, record, record with { Rulings = [.. record.Rulings, proposed] }, clock.Now),
            Problem = problem?.Refusal,
            IsDone = request.Query.ContainsKey("done"),
        }, problem?.Status ?? StatusCodes.Status200OK);
    }
}
