using System.Net.Mail;
using Mandates.Domain;
using Mandates.Domain.Participants;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Participants;

public sealed record FocalPointNaming(string Name, string Email, Language Language);

/// <summary>Procedure 4: each member state names its national focal points.</summary>
public sealed class NameFocalPoint(RecordStore records, FocalPointStore focalPoints, MandateClock clock)
{
    private const int UsualPlaces = 3;

    [Function(nameof(NameFocalPoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/mandates/{mandate}/states/{state}/focal-points")] HttpRequest request,
        string mandate, string state, CancellationToken stop)
    {
        var naming = await ApiJson.ReadAsync<FocalPointNaming>(request, stop);
        var current = await records.GetAsync(mandate, stop);
        if (current.Plan.State(state) is null)
        {
            throw ProblemException.NotFound();
        }

        if (string.IsNullOrWhiteSpace(naming.Name) || naming.Name.Length > 200 || !MailAddress.TryCreate(naming.Email, out _))
        {
            throw ProblemException.Unprocessable("The focal point cannot be named.", ["Give a name of at most 200 characters and an e-mail address such as name@example.org."]);
        }

        var places = current.Plan.Procedures.Max(p => p.FocalPointsPerState) ?? UsualPlaces;
        var added = await focalPoints.TryAddAsync(mandate, new()
        {
            Id = state,
            State = state,
            Kind = ParticipantKind.FocalPoint,
            Name = naming.Name.Trim(),
            Email = naming.Email,
            Language = naming.Language,
            Since = clock.Now,
        }, places, stop);
        return added is null
            ? throw ProblemException.Conflict(
                $"The state already has {places} focal points.",
                $"They are {string.Join(", ", (await focalPoints.OfStateAsync(mandate, state, stop)).Select(p => p.Name))}. Replace one of them instead.")
            : ApiJson.Created($"/api/mandates/{mandate}/states/{state}/focal-points/{added.Id}", added);
    }
}
