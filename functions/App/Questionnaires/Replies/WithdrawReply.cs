using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>A state takes back the version of its reply that stands. The version is kept; the state is waited for again.</summary>
public sealed class WithdrawReply(MandateStore records, RequestAccess access, MandateClock clock)
{
    [Api("Take back the version of a reply that stands", Takes = typeof(Reasoned), Gives = typeof(Withdrawal), Problems = [409, 422])]
    [Function(nameof(WithdrawReply)), Allow(CallerRoles.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/states/{state}/replies/{version:int}/withdrawal")] HttpRequest request,
        string mandate, string state, int version, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<Reasoned>(request, cancellationToken);
        given.ThrowIfUnfit();
        var before = await access.MandateAsync(mandate, cancellationToken);
        var reply = before.Record.Replies.FirstOrDefault(r => r.State == state && r.Version == version) ?? throw ProblemException.NotFound();
        if (before.Record.Withdrawals.FirstOrDefault(w => w.State == state && w.Version == version) is { } withdrawn)
        {
            // The first time may have ended before it rang.
            await PhaseNudge.RaiseAsync(client, before, "withdrawal", cancellationToken);
            return ApiJson.Ok(withdrawn);
        }

        if (before.Record.Standing(state) != reply)
        {
            throw ProblemException.Conflict("This version does not stand.", "Withdraw the newest one; it takes those before it along.");
        }

        var withdrawal = new Withdrawal(state, version, given.Reason.Trim(), access.Caller.Id, clock.Now);
        await records.AppendAsync(mandate, withdrawal, access.Caller.Audit("withdrawReply", [$"{state}, version {version}"], why: withdrawal.Reason), cancellationToken);
        await PhaseNudge.RaiseAsync(client, before, "withdrawal", cancellationToken);
        return ApiJson.Ok(withdrawal);
    }
}
