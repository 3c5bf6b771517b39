using Mandates.Domain.Replies;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;
using NodaTime;

namespace Mandates.Functions.Replies;

/// <summary>Proof of one version of a state's reply.</summary>
public sealed record Receipt(
    string Number, string State, int Version, Instant ReceivedAt, LocalDateTime ReceivedAtLocal, string Zone, bool Late, string FileName, long Length, string Sha256)
{
    public static Receipt For(WorkPlan plan, Reply reply) => new(
        reply.ReceiptNumber(plan.Mandate.Id), reply.State, reply.Version, reply.ReceivedAt, plan.Local(reply.ReceivedAt), plan.TimeZone.Id,
        reply.Late, reply.FileName, reply.Length, reply.Sha256);
}
