using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Participants;

/// <summary>Replaces: id of the focal point whose place the new one takes. From: its first day, in the plan's zone; today when absent.</summary>
public sealed record FocalPointNaming(string Name, string Email, Language Language, string? Replaces = null, LocalDate? From = null);

/// <summary>Process: the consulted process that the authority belongs to, such as MISPA.</summary>
public sealed record AuthorityNaming(string Process, string Name, string Email, Language Language, string? Replaces = null, LocalDate? From = null);

/// <summary>Procedures 4 and 6: a state's mission names its focal points and its national authorities; so may the secretariat.</summary>
public sealed class NameParticipants(NamingRequest naming)
{
    [Api("Name a focal point, at most as many as the plan allows", Takes = typeof(FocalPointNaming), Gives = typeof(Participant), Creates = true, Problems = [409, 422])]
    [Function("NameFocalPoint"), Allow(CallerRoles.Secretariat | CallerRoles.Mission)]
    public async Task<IResult> FocalPointAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/states/{state}/focal-points")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<FocalPointNaming>(request, cancellationToken);
        var begin = new Beginning(state, ParticipantKind.FocalPoint, Process: null, Person: "", given.Replaces);
        return await NameAsync(mandate, begin, new(given.Name, given.Email, given.Language), given.From, client, cancellationToken);
    }

    [Api("Name a national authority", Takes = typeof(AuthorityNaming), Gives = typeof(Participant), Creates = true, Problems = [409, 422])]
    [Function("NameAuthority"), Allow(CallerRoles.Secretariat | CallerRoles.Mission)]
    public async Task<IResult> AuthorityAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/states/{state}/authorities")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<AuthorityNaming>(request, cancellationToken);
        var begin = new Beginning(state, ParticipantKind.Authority, given.Process, Person: "", given.Replaces);
        return await NameAsync(mandate, begin, new(given.Name, given.Email, given.Language), given.From, client, cancellationToken);
    }

    private async Task<IResult> NameAsync(
        string mandate, Beginning begin, Naming named, LocalDate? from, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (participant, isNew) = await naming.CarryOutAsync(mandate, begin, named, from, client, cancellationToken);
        return isNew ? ApiJson.Created($"/api/mandates/{mandate}/participants", participant) : ApiJson.Ok(participant);
    }
}
