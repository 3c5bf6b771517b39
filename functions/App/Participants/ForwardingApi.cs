using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Participants;

/// <summary>The mission's part in the questionnaire (procedure 2): it forwards it to its capital.</summary>
public sealed class ForwardingApi(RequestAccess access, QuestionnaireForwarding forwarding, ParticipantViews views)
{
    private const string Route = "api/mandates/{mandate}/states/{state}/forwardings";

    [Api("With whom of a delegation the questionnaire is", Gives = typeof(ForwardingView))]
    [Function("GetForwardings"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var of = current.Plan.State(new(state))?.Id ?? throw ProblemException.NotFound();
        var people = await views.ReadAsync(current, of, cancellationToken);
        return ApiJson.Ok(ForwardingView.Of(current.Plan, current.Record, of, people, access.Caller.IsParticipant) ?? throw ProblemException.NotFound());
    }

    [Api("Forward the questionnaire, as the mission", Takes = typeof(ForwardingRequest), Gives = typeof(Forwarding), Creates = true, Problems = [422])]
    [Function("ForwardQuestionnaire"), Allow(CallerRoles.Mission)]
    public async Task<IResult> ForwardAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var asked = await ApiJson.ReadAsync<ForwardingRequest>(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        var forwarded = await forwarding.ForwardAsync(before, new(state), asked, client, cancellationToken);
        return forwarded.IsNew ? ApiJson.Created($"/api/mandates/{mandate}/states/{state}/forwardings", forwarded.Fact) : ApiJson.Ok(forwarded.Fact);
    }
}
