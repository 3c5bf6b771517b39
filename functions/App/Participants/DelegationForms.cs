using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Participants;

namespace Mandates.Functions.Participants;

/// <summary>The forms of a delegation's page: they do what the API does, and come back to the page.</summary>
public sealed class DelegationForms(
    DelegationPages pages, NamingRequest naming, ConfirmAddress confirm, RosterService roster, ChangeLink links, ErasePerson erase, RequestAccess access)
{
    [Function("ConfirmAddressForm"), Allow(CallerRoles.FocalPoint | CallerRoles.Authority, BeforeConfirmation = true)]
    public async Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mandates/{mandate}/states/{state}/confirmation")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await confirm.ConfirmAsync(mandate, client, cancellationToken);
        return new SeeOther($"/mandates/{mandate}/states/{state}?done=confirmed");
    }

    [Function("NameParticipantForm"), Allow(CallerRoles.Secretariat | CallerRoles.Mission)]
    public async Task<IResult> NameAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mandates/{mandate}/states/{state}/participants")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var typed = new DelegationPage.TypedNaming(
            Given(form, "kind"), form["name"].ToString(), form["email"].ToString(), LanguageCode.Parse(form["language"].ToString()), Given(form, "replaces"));
        try
        {
            var kind = typed.Process is null ? ParticipantKind.FocalPoint : ParticipantKind.Authority;
            var begin = new Beginning(state, kind, typed.Process, Person: "", typed.Replaces);
            await naming.CarryOutAsync(mandate, begin, new(typed.Name, typed.Email.Trim(), typed.Language ?? default), from: null, client, cancellationToken);
            return new SeeOther($"/mandates/{mandate}/states/{state}?done=named");
        }
        catch (ProblemException problem) when (problem.Status is 409 or 422)
        {
            return await pages.RenderAsync(request.HttpContext, await access.MandateAsync(mandate, cancellationToken), state, problem, typed, cancellationToken);
        }
    }

    [Function("ChangeParticipantForm"), Allow(CallerRoles.Secretariat | CallerRoles.Mission)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mandates/{mandate}/states/{state}/participants/change")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var (participant, act, reason) = (form["participant"].ToString(), form["act"].ToString(), form["reason"].ToString());
        var current = await access.MandateAsync(mandate, cancellationToken);
        try
        {
            new Reasoned(reason).ThrowIfUnfit();
            current.ThrowIfNotOf(access.Caller, participant);
            await (act switch
            {
                "end" => roster.EndAsync(mandate, participant, at: null, reason, access.Caller, cancellationToken),
                "reissue" when MayManageLinks => links.ChangeAsync(current, participant, revoked: false, expires: null, "reissueLink", reason, cancellationToken),
                "revoke" when MayManageLinks => links.ChangeAsync(current, participant, revoked: true, expires: null, "revokeLink", reason, cancellationToken),
                "erase" when MayManageLinks => erase.EraseAsync(current, participant, reason, cancellationToken),
                _ => throw ProblemException.NotFound(),
            });
        }
        catch (ProblemException problem) when (problem.Status is 409 or 422)
        {
            return await pages.RenderAsync(request.HttpContext, current, state, problem, null, cancellationToken);
        }

        await PhaseNudge.RaiseAsync(client, current, "roster", cancellationToken);
        return new SeeOther($"/mandates/{mandate}/states/{state}?done={act}");
    }

    private bool MayManageLinks => access.Caller.Roles.HasFlag(CallerRoles.Secretariat);

    private static string? Given(IFormCollection form, string field) => form[field].ToString() is { Length: > 0 } text ? text : null;
}
