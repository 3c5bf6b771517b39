using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Meetings;

internal static class MeetingsRoom
{
    public static IServiceCollection AddMeetings(this IServiceCollection services) =>
        services
            .AddScoped<MeetingRecording>();
}
