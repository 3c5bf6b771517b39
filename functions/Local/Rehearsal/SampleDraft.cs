namespace Mandates.Local.Rehearsal;

/// <summary>The draft of a rehearsal: short, ours, and such as a working group might see.</summary>
internal static class SampleDraft
{
    public static string Of(WorkPlan plan, int version) => $"""
        # {plan.Mandate.Product}

        Convinced that public security is a right of every person and a duty of every state, and in keeping with {plan.Mandate.Instrument}, paragraph {plan.Mandate.Paragraph}, the member states undertake as follows:

        ## Cooperation against transnational organized crime

        1. To strengthen cooperation among the member states in the prevention, investigation and prosecution of transnational organized crime.

        2. To designate in each state a central authority that receives and answers requests for mutual legal assistance{(version == 1 ? "" : " within sixty days")}.

        3. To exchange information on stolen and trafficked firearms every six months.

        ## Prevention of violence

        4. To promote programs of prevention for young people at risk, with the participation of local governments and civil society.

        5. To collect comparable statistics on homicide and other violent crime, and to publish them every year.

        ## Follow-up

        6. To entrust the {plan.Mandate.Secretariat.Name} with the follow-up of this {plan.Mandate.Product}.

        7. {(version == 1 ? "To review its results in due time." : "To review its results two years from now, on the report of the working group.")}
        """;

    /// <summary>The same, paragraph by paragraph, in another language.</summary>
    public static string In(Language language, WorkPlan plan, int version)
    {
        var words = Words(language, version);
        return $"""
            # {plan.In(language, plan.Mandate.Product)}

            {words[0]} ({plan.Mandate.Instrument}, {plan.Mandate.Paragraph})

            ## {words[1]}

            1. {words[2]}

            2. {words[3]}

            3. {words[4]}

            ## {words[5]}

            4. {words[6]}

            5. {words[7]}

            ## {words[8]}

            6. {words[9]} {plan.In(language, plan.Mandate.Secretariat.Name)}.

            7. {words[10]}
            """;
    }

    private static string[] Words(Language language, int version) => language switch
    {
        Language.Spanish =>
        [
            "Convencidos de que la seguridad pública es un derecho de toda persona y un deber de todo Estado, los Estados Miembros se comprometen a lo siguiente:",
            "Cooperación contra la delincuencia organizada transnacional",
            "Fortalecer la cooperación entre los Estados Miembros en la prevención, investigación y persecución de la delincuencia organizada transnacional.",
            $"Designar en cada Estado una autoridad central que reciba y responda las solicitudes de asistencia judicial mutua{(version == 1 ? "" : " en un plazo de sesenta días")}.",
            "Intercambiar cada seis meses información sobre armas de fuego robadas y objeto de tráfico.",
            "Prevención de la violencia",
            "Promover programas de prevención para jóvenes en situación de riesgo, con la participación de los gobiernos locales y de la sociedad civil.",
            "Recopilar estadísticas comparables sobre homicidios y otros delitos violentos, y publicarlas cada año.",
            "Seguimiento",
            "Encomendar el seguimiento a:",
            version == 1 ? "Examinar sus resultados a su debido tiempo." : "Examinar sus resultados dentro de dos años, sobre la base del informe del Grupo de Trabajo.",
        ],
        Language.French =>
        [
            "Convaincus que la sécurité publique est un droit de chacun et un devoir de tout État, les États membres s’engagent à ce qui suit :",
            "Coopération contre la criminalité transnationale organisée",
            "Renforcer la coopération entre les États membres en matière de prévention, d’enquête et de poursuite de la criminalité transnationale organisée.",
            $"Désigner dans chaque État une autorité centrale qui reçoit les demandes d’entraide judiciaire et y répond{(version == 1 ? "" : " dans les soixante jours")}.",
            "Échanger tous les six mois des informations sur les armes à feu volées ou faisant l’objet d’un trafic.",
            "Prévention de la violence",
            "Promouvoir des programmes de prévention pour les jeunes à risque, avec la participation des autorités locales et de la société civile.",
            "Recueillir des statistiques comparables sur les homicides et autres crimes violents, et les publier chaque année.",
            "Suivi",
            "Confier le suivi à :",
            version == 1 ? "Examiner ses résultats en temps utile." : "Examiner ses résultats dans deux ans, sur la base du rapport du Groupe de travail.",
        ],
        _ =>
        [
            "Convencidos de que a segurança pública é um direito de toda pessoa e um dever de todo Estado, os Estados membros comprometem-se ao seguinte:",
            "Cooperação contra o crime organizado transnacional",
            "Fortalecer a cooperação entre os Estados membros na prevenção, investigação e repressão do crime organizado transnacional.",
            $"Designar em cada Estado uma autoridade central que receba e responda os pedidos de assistência judiciária mútua{(version == 1 ? "" : " no prazo de sessenta dias")}.",
            "Trocar, a cada seis meses, informações sobre armas de fogo roubadas e traficadas.",
            "Prevenção da violência",
            "Promover programas de prevenção para jovens em situação de risco, com a participação dos governos locais e da sociedade civil.",
            "Coletar estatísticas comparáveis sobre homicídios e outros crimes violentos e publicá-las todos os anos.",
            "Acompanhamento",
            "Confiar o acompanhamento a:",
            version == 1 ? "Examinar seus resultados em momento oportuno." : "Examinar seus resultados daqui a dois anos, com base no relatório do Grupo de Trabalho.",
        ],
    };
}
