package io.perdollar.analysis.charge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.charge.SkuTraits.Component;
import io.perdollar.analysis.charge.SkuTraits.Pricing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Descriptions as Google writes them; old and new wordings. */
class SkuTraitsTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "Nvidia Tesla T4 GPU running in Americas|Compute Engine|ACCELERATOR|T4|ON_DEMAND",
                "Nvidia L4 GPU running in Iowa|Compute Engine|ACCELERATOR|L4|ON_DEMAND",
                "Nvidia L4 GPU attached to Spot Preemptible VMs running in Iowa|Compute Engine|ACCELERATOR|L4|SPOT",
                "Nvidia Tesla A100 GPU running in Americas|Compute Engine|ACCELERATOR|A100-40|ON_DEMAND",
                "Nvidia Tesla A100 80GB GPU running in Americas|Compute Engine|ACCELERATOR|A100-80|ON_DEMAND",
                "Nvidia H100 80GB GPU running in Americas|Compute Engine|ACCELERATOR|H100|ON_DEMAND",
                "Nvidia H100 80GB Mega GPU running in Americas|Compute Engine|ACCELERATOR|H100-MEGA|ON_DEMAND",
                "H200 141GB GPU running in Belgium|Compute Engine|ACCELERATOR|H200|ON_DEMAND",
                "RTX 6000 96GB running in Americas|Compute Engine|ACCELERATOR|RTX-PRO-6000|ON_DEMAND",
                "Spot Preemptible A4 Nvidia B200 (1 gpu slice) running in Iowa|Compute Engine|ACCELERATOR|B200|SPOT",
                "Commitment v1: Nvidia L4 GPU running in Americas for 1 Year|Compute Engine|ACCELERATOR|L4|COMMITMENT",
                "Commitment v1: Cpu in Americas for 3 Years|Compute Engine|CORE|-|COMMITMENT",
                "Commitment v1: G2 Ram in Netherlands for 1 Year|Compute Engine|RAM|-|COMMITMENT",
                "Commitment - dollar based v1: Compute Flexible CUDs for 1 Year|Compute Engine|SPEND|-|COMMITMENT",
                "N1 Predefined Instance Core running in Americas|Compute Engine|CORE|-|ON_DEMAND",
                "G2 Instance Ram running in Americas|Compute Engine|RAM|-|ON_DEMAND",
                "Spot Preemptible G2 Instance Core running in Iowa|Compute Engine|CORE|-|SPOT",
                "Nvidia Tesla T4 Virtual Workstation GPU running in Americas|Compute Engine|LICENCE|-|ON_DEMAND",
                "SSD backed Local Storage|Compute Engine|LOCAL_SSD|-|ON_DEMAND",
                "SSD backed PD Capacity in Netherlands|Compute Engine|STORAGE|-|ON_DEMAND",
                "Hyperdisk Balanced IOPS in Iowa|Compute Engine|STORAGE|-|ON_DEMAND",
                "Standard Storage US Multi-region|Cloud Storage|STORAGE|-|ON_DEMAND",
                "External IP Charge on a Spot Preemptible VM|Compute Engine|NETWORK|-|SPOT",
                "Network Internet Egress from Americas to EMEA|Compute Engine|NETWORK|-|ON_DEMAND",
                "Network Inter Zone Data Transfer Out|Networking|NETWORK|-|ON_DEMAND",
                "Networking Cloud Nat Gateway Uptime|Networking|NETWORK|-|ON_DEMAND",
                "Cloud Load Balancer Forwarding Rule Minimum Global|Networking|SUPPORTING|-|ON_DEMAND",
                "HTTP Load Balancing: Global Forwarding Rule Minimum Service Charge|Networking|SUPPORTING|-|ON_DEMAND",
                "Log Storage cost|Cloud Logging|SUPPORTING|-|ON_DEMAND",
                "Metric Volume|Cloud Monitoring|SUPPORTING|-|ON_DEMAND",
                "Licensing Fee for Windows Server|Compute Engine|LICENCE|-|ON_DEMAND",
                "Analysis (us-multi-region)|BigQuery|OTHER|-|ON_DEMAND"
            })
    void readsADescription(
            String description, String service, Component component, @Nullable String accelerator, Pricing pricing) {
        SkuTraits traits = SkuTraits.of(new Sku(service, "x", description));
        assertEquals(component, traits.component());
        assertEquals(accelerator, traits.accelerator());
        assertEquals(pricing, traits.pricing());
    }
}
