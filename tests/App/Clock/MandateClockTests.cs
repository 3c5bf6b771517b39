using Mandates.Functions;
using Mandates.Functions.Clock;
using Mandates.Local.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Mandates.App.Tests.Clock;

public class MandateClockTests
{
    private static readonly Instant Nine = RunningApp.At(2012, 2, 23);

    [Fact]
    public void Without_settings_mandate_time_is_real_time_to_the_millisecond()
    {
        var clock = Clock(new(), Nine);

        Assert.Equal(Nine, clock.Now);
        Assert.Equal(Nine.ToDateTimeUtc(), clock.ToReal(Nine));
    }

    [Fact]
    public void From_an_origin_the_clock_goes_on_at_its_rate()
    {
        var options = new ClockOptions { Origin = Nine.ToDateTimeOffset(), Anchor = RunningApp.At(2026, 11, 1).ToDateTimeOffset(), Rate = 3600 };

        Assert.Equal(Nine + Duration.FromHours(10), Clock(options, RunningApp.At(2026, 11, 1, 9, 0, 10)).Now);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(86_400)]
    public void A_timer_set_for_a_moment_never_fires_before_it(double rate)
    {
        var options = new ClockOptions { Origin = Nine.ToDateTimeOffset(), Anchor = RunningApp.At(2026, 11, 1).ToDateTimeOffset(), Rate = rate };
        for (var minutes = 0; minutes < 5_000; minutes += 7)
        {
            var moment = Nine + Duration.FromMinutes(minutes);
            var fires = Instant.FromDateTimeUtc(Clock(options, Nine).ToReal(moment));

            Assert.True(Clock(options, fires).Now >= moment);
        }
    }

    [Fact]
    public void In_production_another_pace_or_origin_is_refused()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WEBSITE_SITE_NAME"] = "mandates",
            ["Clock:Rate"] = "60",
        }).Build();
        var services = new ServiceCollection();
        new LocalApplicationBuilder(services).AddMandates(configuration);
        using var provider = services.BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<ClockOptions>>().Value);
        Assert.Contains("real time", refused.Message, StringComparison.Ordinal);
    }

    private static MandateClock Clock(ClockOptions options, Instant real) => new(new Stopped(real), Options.Create(options));

    private sealed class Stopped(Instant at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at.ToDateTimeOffset();
    }
}
