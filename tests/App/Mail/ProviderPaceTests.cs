using Mandates.Functions.Clock;
using Mandates.Functions.Mail;
using Microsoft.Extensions.Options;

namespace Mandates.App.Tests.Mail;

public class ProviderPaceTests
{
    private readonly StandingTime time = new();
    private readonly ProviderPace pace;

    public ProviderPaceTests() => pace = new(new MandateClock(time, Options.Create(new ClockOptions())));

    [Fact]
    public void As_long_as_nothing_is_said_there_is_room_for_all() => Assert.Equal(8, pace.Room(8));

    [Fact]
    public void After_429_there_is_none_until_the_moment_named()
    {
        Learn(HttpStatusCode.TooManyRequests, ("Retry-After", "90"));

        Assert.Equal((0, time.Now + Duration.FromSeconds(90)), (pace.Room(8), pace.Opens));
        time.Now += Duration.FromSeconds(90);
        Assert.Equal(8, pace.Room(8));
    }

    [Fact]
    public void The_rest_of_a_window_is_not_overdrawn()
    {
        var ends = time.Now + Duration.FromSeconds(30);
        Learn(HttpStatusCode.Accepted, ("X-RateLimit-Remaining", "3"), ("X-RateLimit-Reset", $"{ends.ToUnixTimeSeconds()}"));
        Learn(HttpStatusCode.Accepted, ("X-RateLimit-Remaining", "4"), ("X-RateLimit-Reset", $"{ends.ToUnixTimeSeconds()}"));
        Assert.Equal(3, pace.Room(8));

        Learn(HttpStatusCode.Accepted, ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", $"{ends.ToUnixTimeSeconds()}"));
        Assert.Equal((0, ends), (pace.Room(8), pace.Opens));

        time.Now = ends;
        Assert.Equal(8, pace.Room(8));
    }

    [Fact]
    public void Without_a_word_the_pauses_grow_to_an_hour_and_begin_anew_after_a_success()
    {
        var pauses = Enumerable.Range(0, 8).Select(_ => Pause()).ToArray();
        Learn(HttpStatusCode.Accepted);

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], pauses);
        Assert.Equal(1, Pause());
    }

    [Theory]
    [InlineData("Retry-After", "soon")]
    [InlineData("X-RateLimit-Remaining", "-1")]
    [InlineData("X-RateLimit-Reset", "99999999999999999999")]
    public void Headers_that_mean_nothing_are_passed_over(string header, string value)
    {
        Learn(HttpStatusCode.Accepted, (header, value));

        Assert.Equal(8, pace.Room(8));
    }

    private int Pause()
    {
        Learn(HttpStatusCode.TooManyRequests);
        var pause = pace.Opens - time.Now;
        time.Now = pace.Opens;
        return (int)pause.TotalMinutes;
    }

    private void Learn(HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        using var response = new HttpResponseMessage(status);
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        pace.Learn(status, response.Headers);
    }

    private sealed class StandingTime : TimeProvider
    {
        public Instant Now { get; set; } = RunningApp.At(2012, 1, 13);

        public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
    }
}
