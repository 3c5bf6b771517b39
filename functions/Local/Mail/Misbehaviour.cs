using System.Text.Json.Serialization;

namespace Mandates.Local.Mail;

/// <summary>How the catcher answers what it would otherwise accept.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CatcherAnswer>))]
public enum CatcherAnswer
{
    [JsonStringEnumMemberName("accept")] Accept,

    /// <summary>400: it refuses the mail for good.</summary>
    [JsonStringEnumMemberName("refuse")] Refuse,

    /// <summary>429: it takes nothing now.</summary>
    [JsonStringEnumMemberName("tooMany")] TooMany,

    /// <summary>500: it does not say whether it took it, and did not.</summary>
    [JsonStringEnumMemberName("fail")] Fail,

    /// <summary>It takes nothing and never answers.</summary>
    [JsonStringEnumMemberName("timeOut")] TimeOut,

    /// <summary>It takes the mail and breaks the connection.</summary>
    [JsonStringEnumMemberName("acceptAndDrop")] AcceptAndDrop,
}

/// <summary>What the catcher is told to do with the next requests.</summary>
/// <param name="Answer">How it answers.</param>
/// <param name="Times">So many of them; null means until it is told otherwise.</param>
/// <param name="DelayMilliseconds">So long after the request, in real time.</param>
/// <param name="RetryAfterSeconds">What it says with <see cref="CatcherAnswer.TooMany"/>; null says nothing.</param>
public sealed record CatcherOrder(CatcherAnswer Answer, int? Times = null, int DelayMilliseconds = 0, int? RetryAfterSeconds = null);

/// <summary>The order in force: a provider that misbehaves, for whoever wants to see what the app makes of it.</summary>
public sealed class Misbehaviour
{
    private static readonly CatcherOrder Well = new(CatcherAnswer.Accept);

    private readonly Lock gate = new();
    private CatcherOrder order = Well;

    public CatcherOrder Order
    {
        get
        {
            lock (gate)
                return order;
        }
        set
        {
            lock (gate)
                order = value;
        }
    }

    /// <summary>The order for one request; the last of a counted one ends it.</summary>
    internal CatcherOrder Take()
    {
        lock (gate)
        {
            var taken = order;
            if (order.Times is { } left)
                order = left > 1 ? order with { Times = left - 1 } : Well;
            return taken;
        }
    }
}
