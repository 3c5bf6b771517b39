using Mandates.Domain.Replies;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Participants;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Replies;

/// <summary>Kind: accept, asInformation or decline.</summary>
public sealed record RulingGiven(RulingKind Kind, string Reason);

/// <summary>The chair rules on a late reply, once.</summary>
public sealed class RuleOnLateReply(RecordStore records, RequestAccess access, MandateClock clock)
{
    [Api("Rule on a late reply", Takes = typeof(RulingGiven), Gives = typeof(Ruling), Creates = true, Problems = [409, 422])]
    [Function(nameof(RuleOnLateReply)), Allow(Who.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/states/{state}/replies/{version:int}/ruling")] HttpRequest request,
        string mandate, string state, int version, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var given = await ApiJson.ReadAsync<RulingGiven>(request, stop);
        new Reasoned(given.Reason).ThrowIfUnfit();
        var before = await access.MandateAsync(mandate, stop);
        var reply = before.Record.Replies.FirstOrDefault(r => r.State == state && r.Version == version) ?? throw ProblemException.NotFound();
        if (!reply.Late)
        {
            throw ProblemException.Conflict("This reply is not late.", "It came in time; there is nothing to rule on.");
        }

        var ruling = new Ruling(state, version, given.Kind, given.Reason.Trim(), access.Caller.Id, clock.Now);
        if (!await records.TryAddAsync(mandate, ruling, access.Caller.Did("ruleOnLateReply", [$"{state}, version {version}"], ["kind"], ruling.Reason), stop))
        {
            var ruled = (await records.GetAsync(mandate, stop)).Record.RulingOn(reply)!;
            return ruled.Kind == given.Kind
                ? ApiJson.Ok(ruled)
                : throw ProblemException.Conflict("The chair has ruled on this reply.", $"The ruling is {ruled.Kind}, of {ruled.At}.");
        }

        await Nudge.RingAsync(client, before, "ruling", stop);
        return ApiJson.Created($"/api/mandates/{mandate}/states/{state}/replies/{version}/ruling", ruling);
    }
}
