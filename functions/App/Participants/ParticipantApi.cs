using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Participants;

/// <summary>Replaces: id of the focal point whose place the new one takes. From: its first day, in the plan's zone; today when absent.</summary>
public sealed record FocalPointNaming(string Name, string Email, Language Language, string? Replaces = null, LocalDate? From = null);

/// <summary>Process: the consulted process that the authority belongs to, such as MISPA.</summary>
public sealed record AuthorityNaming(string Process, string Name, string Email, Language Language, string? Replaces = null, LocalDate? From = null);

/// <summary>Until: the last day on which the new link opens, in the plan's zone; the session's last day when absent.</summary>
public sealed record LinkReissue(string Reason, LocalDate? Until = null);

/// <summary>Together: whether the others under whom the same address is kept are erased too.</summary>
public sealed record Erasure(string Reason, bool Together = false);

/// <summary>Rhythm: singleNotices, daily or weekly.</summary>
public sealed record RhythmGiven(NoticeRhythm Rhythm);

/// <summary>Who acts for the states (procedures 4 and 6), their addresses and their links.</summary>
public sealed class ParticipantApi(
    RequestAccess access, ParticipantViews views, RosterService roster, AddressConfirmation confirmation, ParticipantLinks links, PersonErasure erasure, RhythmChoosing choosing, BulkReads reads)
{
    private const string Mandate = "api/mandates/{mandate}";
    private const string One = Mandate + "/participants/{participant}";

    [Api("Who acts for the states, and how their links stand", Gives = typeof(ParticipantView[]))]
    [Function("ListParticipants"), Allow(CallerRoles.Officers | CallerRoles.Delegation, BeforeLaunch = true)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Mandate + "/participants")] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var people = await views.ReadAsync(current, access.Caller.State, cancellationToken);
        await reads.NoteAsync(request, current.Id, "listParticipants", cancellationToken);
        return ApiJson.Ok(people);
    }

    [Api("Choose how one is told of what asks for nothing: at once (singleNotices), daily or weekly", Takes = typeof(RhythmGiven), Gives = typeof(RhythmChoice), Problems = [409])]
    [Function("ChooseNotices"), Allow(CallerRoles.Delegation, BeforeLaunch = true)]
    public async Task<IResult> ChooseNoticesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Mandate + "/own-notices")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<RhythmGiven>(request, cancellationToken);
        return ApiJson.Ok((await choosing.RecordAsync(await access.MandateAsync(mandate, cancellationToken), given.Rhythm, client, cancellationToken)).Fact);
    }

    [Api("Name a focal point, at most as many as the plan allows", Takes = typeof(FocalPointNaming), Gives = typeof(Participant), Creates = true, Problems = [409, 422])]
    [Function("NameFocalPoint"), Allow(CallerRoles.Secretariat | CallerRoles.Mission, BeforeLaunch = true)]
    public async Task<IResult> NameFocalPointAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Mandate + "/states/{state}/focal-points")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<FocalPointNaming>(request, cancellationToken);
        var begin = new Beginning(new(state), ParticipantKind.FocalPoint, Process: null, Person: "", Replaced(given.Replaces));
        return await NameAsync(mandate, begin, new(given.Name, given.Email, given.Language), given.From, client, cancellationToken);
    }

    [Api("Name a national authority", Takes = typeof(AuthorityNaming), Gives = typeof(Participant), Creates = true, Problems = [409, 422])]
    [Function("NameAuthority"), Allow(CallerRoles.Secretariat | CallerRoles.Mission, BeforeLaunch = true)]
    public async Task<IResult> NameAuthorityAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Mandate + "/states/{state}/authorities")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<AuthorityNaming>(request, cancellationToken);
        var begin = new Beginning(new(state), ParticipantKind.Authority, given.Process, Person: "", Replaced(given.Replaces));
        return await NameAsync(mandate, begin, new(given.Name, given.Email, given.Language), given.From, client, cancellationToken);
    }

    [Api("End the term of a participant", Takes = typeof(Reasoned), Problems = [409, 422])]
    [Function("EndTerm"), Allow(CallerRoles.Secretariat | CallerRoles.Mission, BeforeLaunch = true)]
    public async Task<IResult> EndAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = One + "/end")] HttpRequest request,
        string mandate, string participant, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var participantId = new ParticipantId(participant);
        var why = await ReasonAsync(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        before.ThrowIfNotOf(access.Caller, participantId);
        await roster.EndAsync(before, participantId, at: null, why, access.Caller, client, cancellationToken);
        return Results.NoContent();
    }

    [Api("Confirm that the address is one's own")]
    [Function("ConfirmAddress"), Allow(CallerRoles.FocalPoint | CallerRoles.Authority, BeforeConfirmation = true, BeforeLaunch = true)]
    public async Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Mandate + "/confirmation")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await confirmation.ConfirmAsync(await access.MandateAsync(mandate, cancellationToken), client, cancellationToken);
        return Results.NoContent();
    }

    [Api("Revoke the link of a participant", Takes = typeof(Reasoned), Gives = typeof(Link), Problems = [409, 422])]
    [Function("RevokeLink"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> RevokeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = One + "/link/revocation")] HttpRequest request,
        string mandate, string participant, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var why = await ReasonAsync(request, cancellationToken);
        return ApiJson.Ok(await links.RevokeAsync(await access.MandateAsync(mandate, cancellationToken), new(participant), why, client, cancellationToken));
    }

    [Api("Send a participant a new link; earlier ones stop opening", Takes = typeof(LinkReissue), Gives = typeof(Link), Problems = [409, 422])]
    [Function("ReissueLink"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> ReissueAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = One + "/link")] HttpRequest request,
        string mandate, string participant, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<LinkReissue>(request, cancellationToken);
        new Reasoned(given.Reason).ThrowIfUnfit();
        var before = await access.MandateAsync(mandate, cancellationToken);
        return ApiJson.Ok(await links.ReissueAsync(before, new(participant), given.Until, given.Reason, client, cancellationToken));
    }

    [Api("Erase a person's name and address; before it is confirmed, the answer names the other participants with the same address", Takes = typeof(Erasure), Query = [ActConfirmation.Parameter], Problems = [409, 422, 428])]
    [Function("ErasePerson"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> EraseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = One + "/erasure")] HttpRequest request,
        string mandate, string participant, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (given, id) = (await ApiJson.ReadAsync<Erasure>(request, cancellationToken), new ParticipantId(participant));
        new Reasoned(given.Reason).ThrowIfUnfit();
        var before = await access.MandateAsync(mandate, cancellationToken);
        before.ThrowIfNotOf(access.Caller, id);
        if (!Roster.IsMission(id))
        {
            ActConfirmation.Require(request, mandate, Would(id, [.. (await erasure.SharingAsync(before, cancellationToken))[id]], given.Together));
        }

        await erasure.EraseAsync(before, id, given.Together, given.Reason, client, cancellationToken);
        return Results.NoContent();
    }

    private static Sentence Would(ParticipantId participant, IReadOnlyList<ParticipantId> sharing, bool together) => sharing.Count == 0
        ? $"Name and address of '{participant}' would be erased for ever, and the term would end."
        : together
            ? $"Name and address of '{participant}' would be erased for ever, and of all with the same address: {string.Join(", ", sharing)}. Their terms would end."
            : $"Name and address of '{participant}' would be erased for ever, and the term would end. The same address is kept for {string.Join(", ", sharing)}; with 'together' they are erased too.";

    private async Task<IResult> NameAsync(
        string mandate, Beginning begin, Naming named, LocalDate? from, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var before = await access.MandateAsync(mandate, cancellationToken);
        var (participant, isNew) = await roster.NameAsync(before, begin, named, from, access.Caller, client, cancellationToken);
        return isNew ? ApiJson.Created($"/api/mandates/{mandate}/participants", participant) : ApiJson.Ok(participant);
    }

    private static async Task<string> ReasonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<Reasoned>(request, cancellationToken);
        given.ThrowIfUnfit();
        return given.Reason;
    }

    private static ParticipantId? Replaced(string? id) => id is null ? null : new ParticipantId(id);
}
