using Mandates.Domain;
using Mandates.Domain.Participants;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;

namespace Mandates.Functions.Participants;

/// <summary>Replaces: id of the focal point whose place the new one takes. From: its first day, in the plan's zone; today when absent.</summary>
public sealed record FocalPointNaming(string Name, string Email, Language Language, string? Replaces = null, LocalDate? From = null);

/// <summary>Process: the consulted process that the authority belongs to, such as MISPA.</summary>
public sealed record AuthorityNaming(string Process, string Name, string Email, Language Language, string? Replaces = null, LocalDate? From = null);

/// <summary>Procedures 4 and 6: a state's mission names its focal points and its national authorities; so may the secretariat.</summary>
public sealed class NameParticipants(NamingRequest naming)
{
    [Api("Name a focal point, at most as many as the plan allows", Takes = typeof(FocalPointNaming), Gives = typeof(Participant), Creates = true, Problems = [409, 422])]
    [Function("NameFocalPoint"), Allow(Who.Secretariat | Who.Mission)]
    public async Task<IResult> FocalPointAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/states/{state}/focal-points")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var given = await ApiJson.ReadAsync<FocalPointNaming>(request, stop);
        var begin = new Beginning(state, ParticipantKind.FocalPoint, Process: null, Person: "", given.Replaces);
        return await NameAsync(mandate, begin, new(given.Name, given.Email, given.Language), given.From, client, stop);
    }

    [Api("Name a national authority", Takes = typeof(AuthorityNaming), Gives = typeof(Participant), Creates = true, Problems = [409, 422])]
    [Function("NameAuthority"), Allow(Who.Secretariat | Who.Mission)]
    public async Task<IResult> AuthorityAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/states/{state}/authorities")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var given = await ApiJson.ReadAsync<AuthorityNaming>(request, stop);
        var begin = new Beginning(state, ParticipantKind.Authority, given.Process, Person: "", given.Replaces);
        return await NameAsync(mandate, begin, new(given.Name, given.Email, given.Language), given.From, client, stop);
    }

    private async Task<IResult> NameAsync(
        string mandate, Beginning begin, Naming named, LocalDate? from, DurableTaskClient client, CancellationToken stop)
    {
        var (participant, isNew) = await naming.CarryOutAsync(mandate, begin, named, from, client, stop);
        return isNew ? ApiJson.Created($"/api/mandates/{mandate}/participants", participant) : ApiJson.Ok(participant);
    }
}
