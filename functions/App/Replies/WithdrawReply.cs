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

/// <summary>A state takes back the version of its reply that stands. The version is kept; the state is waited for again.</summary>
public sealed class WithdrawReply(RecordStore records, RequestAccess access, MandateClock clock)
{
    [Api("Take back the version of a reply that stands", Takes = typeof(Reasoned), Gives = typeof(Withdrawal), Problems = [409, 422])]
    [Function(nameof(WithdrawReply)), Allow(Who.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/states/{state}/replies/{version:int}/withdrawal")] HttpRequest request,
        string mandate, string state, int version, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var given = await ApiJson.ReadAsync<Reasoned>(request, stop);
        given.ThrowIfUnfit();
        var before = await access.MandateAsync(mandate, stop);
        var reply = before.Record.Replies.FirstOrDefault(r => r.State == state && r.Version == version) ?? throw ProblemException.NotFound();
        if (before.Record.Withdrawals.FirstOrDefault(w => w.State == state && w.Version == version) is { } withdrawn)
        {
            // The first time may have ended before it rang.
            await Nudge.RingAsync(client, before, "withdrawal", stop);
            return ApiJson.Ok(withdrawn);
        }

        if (before.Record.Standing(state) != reply)
        {
            throw ProblemException.Conflict("This version does not stand.", "Withdraw the newest one; it takes those before it along.");
        }

        var withdrawal = new Withdrawal(state, version, given.Reason.Trim(), access.Caller.Id, clock.Now);
        await records.TryAddAsync(mandate, withdrawal, access.Caller.Did("withdrawReply", [$"{state}, version {version}"], why: withdrawal.Reason), stop);
        await Nudge.RingAsync(client, before, "withdrawal", stop);
        return ApiJson.Ok(withdrawal);
    }
}
