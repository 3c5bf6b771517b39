using Mandates.Functions.Participants.AddressBook;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Participants;

internal static class ParticipantsRoom
{
    public static IServiceCollection AddParticipants(this IServiceCollection services) =>
        services
            .AddSingleton<ActiveParticipants>().AddSingleton<RosterService>().AddSingleton<ParticipantViews>().AddSingleton<AddressBooks>()
            .AddScoped<AddressConfirmation>().AddScoped<ParticipantLinks>().AddScoped<PersonErasure>().AddScoped<RhythmChoosing>().AddScoped<BulkReads>().AddScoped<QuestionnaireForwarding>();
}
