using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Participants;

namespace Mandates.Functions.Participants;

/// <summary>A delegation's own page: who acts for the state, and the forms of those who may change it.</summary>
public sealed class DelegationPages(ParticipantViews views, RequestAccess access, PageRenderer pages)
{
    private static readonly string[] Acts = ["confirmed", "named", "end", "reissue", "revoke", "erase"];

    [Function("DelegationPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation, BeforeConfirmation = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/states/{state}")] HttpRequest request,
        string mandate, string state, CancellationToken cancellationToken) =>
        await RenderAsync(request.HttpContext, await access.MandateAsync(mandate, cancellationToken), state, null, null, cancellationToken);

    /// <summary>The page with what was refused and why; what was typed stands in the form again.</summary>
    internal async Task<IResult> RenderAsync(
        HttpContext http, MandateState current, string state, ProblemException? problem, DelegationPage.TypedNaming? typed, CancellationToken cancellationToken)
    {
        var of = current.Plan.State(state) ?? throw ProblemException.NotFound();
        var people = await views.ReadAsync(current, state, cancellationToken);
        var caller = access.Caller;
        var self = people.FirstOrDefault(p => p.Id == caller.Id);
        var texts = AskedLanguage.Of(http.Request);
        return await pages.RenderAsync<DelegationPage>(http, new()
        {
            [nameof(DelegationPage.T)] = texts,
            [nameof(DelegationPage.Mandate)] = current.Id,
            [nameof(DelegationPage.Instrument)] = current.Plan.Mandate.Instrument,
            [nameof(DelegationPage.Title)] = current.Plan.In(texts.Language, current.Plan.Mandate.Title),
            [nameof(DelegationPage.Product)] = current.Plan.In(texts.Language, current.Plan.Mandate.Product),
            [nameof(DelegationPage.State)] = state,
            [nameof(DelegationPage.StateName)] = of.Names[texts.Language],
            [nameof(DelegationPage.Zone)] = current.Plan.TimeZone.Id,
            [nameof(DelegationPage.Deadline)] = current.Plan.DeadlineOf(state)?.At,
            [nameof(DelegationPage.HasReplied)] = current.Record.HasReplied(state),
            [nameof(DelegationPage.Places)] = current.Plan.Places(),
            [nameof(DelegationPage.Usual)] = of.Language,
            [nameof(DelegationPage.Processes)] = current.Plan.Mandate.Consulted.Select(c => c.Id).ToArray(),
            [nameof(DelegationPage.People)] = people,
            [nameof(DelegationPage.Self)] = self,
            [nameof(DelegationPage.MayName)] = (caller.Roles & (CallerRoles.Mission | CallerRoles.Secretariat)) != 0,
            [nameof(DelegationPage.MayManageLinks)] = caller.Roles.HasFlag(CallerRoles.Secretariat),
            [nameof(DelegationPage.Problem)] = problem?.Refusal,
            [nameof(DelegationPage.Done)] = Acts.FirstOrDefault(act => act == http.Request.Query["done"].ToString()),
            [nameof(DelegationPage.Typed)] = typed,
        }, problem?.Status ?? StatusCodes.Status200OK);
    }
}
