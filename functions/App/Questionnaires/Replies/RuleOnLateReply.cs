using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Kind: accept, asInformation or decline.</summary>
public sealed record RulingGiven(RulingKind Kind, string Reason);

/// <summary>The chair rules on a late reply, once.</summary>
public sealed class RuleOnLateReply(MandateStore records, RequestAccess access, MandateClock clock)
{
    [Api("Rule on a late reply", Takes = typeof(RulingGiven), Gives = typeof(Ruling), Creates = true, Problems = [409, 422])]
    [Function(nameof(RuleOnLateReply)), Allow(CallerRoles.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/states/{state}/replies/{version:int}/ruling")] HttpRequest request,
        string mandate, string state, int version, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<RulingGiven>(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        var (ruling, isNew) = await KeepAsync(before, WorkOut(before, state, version, given), client, cancellationToken);
        return isNew ? ApiJson.Created($"/api/mandates/{mandate}/states/{state}/replies/{version}/ruling", ruling) : ApiJson.Ok(ruling);
    }

    /// <exception cref="ProblemException">404 when there is no such version, 409 when it is not late, 422 without a fit reason.</exception>
    internal Ruling WorkOut(MandateState before, string state, int version, RulingGiven given)
    {
        new Reasoned(given.Reason).ThrowIfUnfit();
        var reply = before.Record.Replies.FirstOrDefault(r => r.State == state && r.Version == version) ?? throw ProblemException.NotFound();
        return reply.Late
            ? new(state, version, given.Kind, given.Reason.Trim(), access.Caller.Id, clock.Now)
            : throw ProblemException.Conflict("This reply is not late.", "It came in time; there is nothing to rule on.");
    }

    /// <exception cref="ProblemException">409 when it was ruled otherwise before.</exception>
    internal async Task<(Ruling Ruling, bool IsNew)> KeepAsync(MandateState before, Ruling ruling, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!await records.AppendAsync(before.Id, ruling, access.Caller.Audit("ruleOnLateReply", [$"{ruling.State}, version {ruling.Version}"], ["kind"], ruling.Reason), cancellationToken))
        {
            var reply = before.Record.Replies.First(r => r.State == ruling.State && r.Version == ruling.Version);
            var ruled = (await records.GetAsync(before.Id, cancellationToken)).Record.RulingOn(reply)!;
            if (ruled.Kind != ruling.Kind)
            {
                throw ProblemException.Conflict("The chair has ruled on this reply.", $"The ruling is {ruled.Kind}, of {ruled.At}.");
            }

            // The first time may have ended before it rang.
            await PhaseNudge.RaiseAsync(client, before, "ruling", cancellationToken);
            return (ruled, false);
        }

        await PhaseNudge.RaiseAsync(client, before, "ruling", cancellationToken);
        return (ruling, true);
    }
}
